"""What the files of a new kata look like: a tiny kata that works, with a MARK where something is to be written.

A kata is made of a stub, a suite, a reference, right and wrong answers, and an entry in the
curriculum. The self-tests of the repository fail as long as a MARK is left, and say what it says.
"""

MARK = "PLACEHOLDER"

STUB = '''"""Kata: {name}

{mark}: a story of two or three sentences that somebody could live through, and why it matters.

Write `{name}(fetch)`, a coroutine function that
  - {mark}: the contract, point by point, with every number that the tests rely on,
  - calls and awaits `fetch()` once, which takes 2 seconds, and returns what it gives.

Example:

    await {name}(fetch)      # {mark}: a call, its result, and how long it takes

{mark}: what is left open, such as the order of the calls; and what is not allowed, with the reason.
"""


async def {name}(fetch):
    raise NotImplementedError("write the body of {name}")
'''

SUITE = '''"""Suite: {name}."""

# {mark}: 6 to 12 tests, the easiest first. Each name is a sentence that a learner reads on the board.


async def test_the_page_comes_back(kata, service):
    fetch = service("fetch", latency=2, result="page")
    assert await kata.{name}(fetch) == "page"
    fetch.assert_called(times=1)


async def test_it_takes_as_long_as_one_call(kata, service, clock):
    fetch = service("fetch", latency=2, result="page")
    with clock.takes(2, "one call of 2 s"):
        await kata.{name}(fetch)
'''

REFERENCE = '''"""Reference: {name}."""


async def {name}(fetch):
    # {mark}: the answer that you would show a friend, with the reasons as comments.
    return await fetch()
'''

RIGHT = '''"""{mark}: in one sentence, what this answer does differently. At least 2 right answers, by other means."""

import asyncio


async def {name}(fetch):
    return await asyncio.create_task(fetch())
'''

WRONG = '''"""{mark}: what is wrong here, as learners really write it. At least 4 wrong answers.

Verdict: WRONG_RESULT
"""


async def {name}(fetch):
    await fetch()
'''

# Path below the root, and text.
FILES = {
    "katas/{id}.py": STUB,
    "tests/{chapter}/test_{name}.py": SUITE,
    "solutions/{id}.py": REFERENCE,
    "solutions/bank/{id}/right_with_a_task.py": RIGHT,
    "solutions/bank/{id}/wrong_returns_nothing.py": WRONG,
}

ENTRY = {
    "title": "{mark}: what one does in this kata, in a few words",
    "level": 1,
    "concepts": ["{mark}: the parts of asyncio that it teaches"],
    "defines": ["async def {name}"],
    "hints": [
        "{mark}: a question that leads on the way",
        "{mark}: a direction",
        "{mark}: nearly the answer",
    ],
}

LESSON = """# {title}

{mark}: the lesson of this chapter: the idea, a picture, examples that run, the traps, and when not to use it.
"""
