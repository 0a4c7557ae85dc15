"""Which verdict an answer gets, in which words, and which of the learner's lines is named."""

import re
import textwrap

import pytest

AWAITS_IT = """
    async def test_it(kata, service, clock):
        fetch = service("fetch", latency=2, result=7, cleanup=0.5)
        await kata.answer(fetch)
        {check}
"""
SEQUENTIAL = """
    async def answer(fetch):
        for number in (1, 2, 3):
            await fetch(number)
"""
ALL_AT_ONCE = """
    import asyncio
    async def answer(fetch):
        await asyncio.gather(*(fetch(number) for number in (1, 2, 3)))
"""
TWO_AT_ONCE = """
    import asyncio
    async def answer(fetch):
        await asyncio.gather(fetch(1), fetch(2))
        await fetch(3)
"""
CANCELS = """
    import asyncio
    async def answer(fetch):
        task = asyncio.create_task(fetch(1))
        await asyncio.sleep(1)
        task.cancel()
        {then}
"""


# -- the fakes' expectations, each provoked: name: (answer, check, verdict, message, line) ------------

EXPECTATIONS = {
    "too few calls": (
        SEQUENTIAL,
        "fetch.assert_called(times=4)",
        "WRONG_RESULT",
        "`fetch` ran 3 times, expected 4 times.",
        3,
    ),
    "too many calls": (
        SEQUENTIAL,
        "fetch.assert_called(times=1)",
        "WRONG_RESULT",
        "`fetch` ran 3 times, expected 1 time.",
        3,
    ),
    "no call": (
        "async def answer(fetch):\n    pass\n",
        "fetch.assert_called(times=1)",
        "WRONG_RESULT",
        "`fetch` ran 0 times, expected 1 time.",
        1,
    ),
    "wrong arguments": (
        SEQUENTIAL,
        "fetch.assert_called_with([3, 2, 1])",
        "WRONG_RESULT",
        "`fetch` was called with [1, 2, 3], expected [3, 2, 1]; the items are right, their order is not.",
        3,
    ),
    "wrong arguments late in a long list": (
        """
        async def answer(fetch):
            for number in range(100):
                await fetch(number)
            await fetch(5)
        """,
        "fetch.assert_called_with(range(101))",
        "WRONG_RESULT",
        f"`fetch` was called with {str(list(range(101)))[:87]}..., expected {str(list(range(101)))[:87]}...;"
        " they differ first at index 100: got 5, expected 100.",
        4,
    ),
    "one after the other": (
        SEQUENTIAL,
        "fetch.assert_all_at_once()",
        "SEQUENTIAL",
        "3 calls of `fetch` ran one after the other: each started when the one before had ended.",
        3,
    ),
    "one after the other where some should overlap": (
        SEQUENTIAL,
        "fetch.assert_at_least(2)",
        "SEQUENTIAL",
        "3 calls of `fetch` ran one after the other: each started when the one before had ended.",
        3,
    ),
    "one call where several should overlap": (
        "async def answer(fetch):\n    await fetch(1)\n",
        "fetch.assert_at_least(2)",
        "UNDERUSED",
        "only 1 call of `fetch` ran; 2 should run at once.",
        2,
    ),
    "no call where several should overlap": (
        "async def answer(fetch):\n    pass\n",
        "fetch.assert_at_least(2)",
        "UNDERUSED",
        "`fetch` was never called; 2 should run at once.",
        1,
    ),
    "not all at once": (
        TWO_AT_ONCE,
        "fetch.assert_all_at_once()",
        "UNDERUSED",
        "at most 2 calls of `fetch` ran at once; 3 should.",
        3,
    ),
    "fewer at once than allowed": (
        TWO_AT_ONCE,
        "fetch.assert_at_least(3)",
        "UNDERUSED",
        "at most 2 calls of `fetch` ran at once; 3 should.",
        3,
    ),
    "more at once than allowed": (
        ALL_AT_ONCE,
        "fetch.assert_at_most(2)",
        "UNBOUNDED",
        "3 calls of `fetch` ran at once; the limit is 2.",
        3,
    ),
    "overlap where there must be none": (
        TWO_AT_ONCE,
        "fetch.assert_one_at_a_time()",
        "UNBOUNDED",
        "2 calls of `fetch` ran at once; here each must wait for the one before.",
        3,
    ),
    "one call too many on a line of its own": (
        "async def answer(fetch):\n    await fetch(1)\n    await fetch(2)\n",
        "fetch.assert_called(times=1)",
        "WRONG_RESULT",
        "`fetch` ran 2 times, expected 1 time.",
        3,
    ),
    "more at once than allowed because of a call on a line of its own": (
        """
        import asyncio
        async def answer(fetch):
            await fetch(1)
            first = asyncio.create_task(fetch(2))
            await asyncio.sleep(1)
            await fetch(3)
            await first
        """,
        "fetch.assert_at_most(1)",
        "UNBOUNDED",
        "2 calls of `fetch` ran at once; the limit is 1.",
        6,
    ),
    "overlap because of a call on a line of its own": (
        """
        import asyncio
        async def answer(fetch):
            await fetch(1)
            first = asyncio.create_task(fetch(2))
            await asyncio.sleep(1)
            await fetch(3)
            await first
        """,
        "fetch.assert_one_at_a_time()",
        "UNBOUNDED",
        "2 calls of `fetch` ran at once; here each must wait for the one before.",
        6,
    ),
    "started at the wrong moments": (
        SEQUENTIAL,
        "fetch.assert_started_at(0, 1, 2.5)",
        "WRONG_TIMING",
        "`fetch` started at 0, 2, 4 s, expected 0, 1, 2.5 s.",
        3,
    ),
    "never started": (
        "async def answer(fetch):\n    pass\n",
        "fetch.assert_started_at(0)",
        "WRONG_TIMING",
        "`fetch` started at no time at all (it never ran), expected 0 s.",
        1,
    ),
    "no call with this argument": (
        SEQUENTIAL,
        "fetch.call_for(9)",
        "WRONG_RESULT",
        "`fetch(9)` was never called.",
        1,
    ),
    "not cancelled, ended well": (
        SEQUENTIAL,
        "fetch.assert_cancelled(1)",
        "WRONG_RESULT",
        "`fetch(1)` ended with ok; it should be cancelled.",
        1,
    ),
    "cancelled, and nobody waited for the cleanup": (
        CANCELS.format(then="await asyncio.sleep(0)"),
        "fetch.assert_cancelled(1)",
        "LEAKED_TASK",
        "`fetch(1)` should be cancelled and gone by now; it was cancelled, but nobody waited for its cleanup.",
        3,
    ),
    "still running, should be cancelled": (
        """
        import asyncio
        async def answer(fetch):
            asyncio.create_task(fetch(1))
            await asyncio.sleep(1)
        """,
        "fetch.assert_cancelled(1)",
        "LEAKED_TASK",
        "`fetch(1)` should be cancelled and gone by now; it still runs.",
        3,
    ),
    "something in flight": (
        """
        import asyncio
        async def answer(fetch):
            asyncio.create_task(fetch(1, timeout=5))
            await asyncio.sleep(1)
        """,
        "fetch.assert_nothing_in_flight()",
        "LEAKED_TASK",
        "`fetch(1, timeout=5)` is still running.",
        3,
    ),
    "too late": (
        SEQUENTIAL,
        'clock.assert_elapsed(2, "three calls of 2 s", "they can overlap")',
        "WRONG_TIMING",
        "three calls of 2 s took 6 s, expected 2 s (they can overlap): 4 s too late.",
        1,
    ),
    "too early": (
        ALL_AT_ONCE,
        "clock.assert_elapsed(2.0625)",
        "WRONG_TIMING",
        "this took 2 s, expected 2.0625 s: 0.0625 s too early.",
        2,
    ),
    "a block that takes too long": (
        SEQUENTIAL,
        'with clock.takes(5, "another round"): await kata.answer(fetch)',
        "WRONG_TIMING",
        "another round took 6 s, expected 5 s: 1 s too late.",
        1,
    ),
    "fail with a verdict's name": (
        SEQUENTIAL,
        '__import__("grader").fail("FORBIDDEN", "no loops here.", advice="Unroll it.")',
        "FORBIDDEN",
        "no loops here.",
        1,
    ),
    "fail with a verdict": (
        SEQUENTIAL,
        'import grader; grader.fail(grader.Verdict.HOGGED_MEMORY, "that was a lot.", where=fetch.calls[1].place)',
        "HOGGED_MEMORY",
        "that was a lot.",
        3,
    ),
}

HOLDING = {
    "assert_called": (SEQUENTIAL, "fetch.assert_called(times=3)"),
    "assert_called_with": (SEQUENTIAL, "fetch.assert_called_with([1, 2, 3])"),
    "assert_all_at_once": (ALL_AT_ONCE, "fetch.assert_all_at_once()"),
    "assert_all_at_once, one call": ("async def answer(fetch):\n    await fetch(1)\n", "fetch.assert_all_at_once()"),
    "assert_at_least": (TWO_AT_ONCE, "fetch.assert_at_least(2)"),
    "assert_at_most": (TWO_AT_ONCE, "fetch.assert_at_most(2)"),
    "assert_one_at_a_time": (SEQUENTIAL, "fetch.assert_one_at_a_time()"),
    "assert_started_at": (TWO_AT_ONCE, "fetch.assert_started_at(0, 0, 2)"),
    "assert_cancelled": (
        CANCELS.format(then="await asyncio.wait([task])"),
        "fetch.assert_cancelled(1)",
    ),
    "assert_cancelled, cancelled twice": (
        CANCELS.format(
            then="await asyncio.sleep(0.25)\n        task.cancel()\n        await asyncio.wait([task])\n"
            "        assert fetch.calls[0].ended == 1.25"
        ),
        "fetch.assert_cancelled(1)",
    ),
    "assert_nothing_in_flight, cancelled twice": (
        CANCELS.format(then="await asyncio.sleep(0.25)\n        task.cancel()\n        await asyncio.wait([task])"),
        "fetch.assert_nothing_in_flight()",
    ),
    "assert_nothing_in_flight": (SEQUENTIAL, "fetch.assert_nothing_in_flight()"),
    "assert_elapsed": (SEQUENTIAL, "clock.assert_elapsed(6)"),
    "takes": (SEQUENTIAL, "with clock.takes(6): await kata.answer(fetch)"),
}


@pytest.mark.parametrize("name", EXPECTATIONS)
def test_an_expectation_that_fails_says_what_happened(project, name):
    answer, check, verdict, message, line = EXPECTATIONS[name]
    graded = project.grade(answer, AWAITS_IT.format(check=check))
    assert (graded.verdict, graded.message) == (verdict, message), graded.text
    assert graded.named_line == line, graded.text


@pytest.mark.parametrize("name", HOLDING)
def test_an_expectation_that_holds_says_nothing(project, name):
    answer, check = HOLDING[name]
    graded = project.grade(answer, AWAITS_IT.format(check=check))
    assert graded.status == 0, graded.text


def test_fail_with_an_unknown_verdict_is_an_error_of_the_suite():
    from grader import fail

    with pytest.raises(ValueError, match="NO_SUCH_VERDICT"):
        fail("NO_SUCH_VERDICT", "what")


def test_the_own_advice_replaces_the_verdicts(project):
    _, check, _, _, _ = EXPECTATIONS["fail with a verdict's name"]
    graded = project.grade(SEQUENTIAL, AWAITS_IT.format(check=check))
    assert "try  Unroll it." in graded.text


# -- cancel_and_wait ----------------------------------------------------------------------------------

CANCELLING = """
    import asyncio
    from grader import cancel_and_wait
    async def test_it(kata, service):
        task = asyncio.create_task(kata.answer(service("fetch", latency=9)))
        await asyncio.sleep(1)
        await cancel_and_wait(task{within})
"""
CANCELLED = {
    "obeys at once": ("", "await fetch()", None, ""),
    "obeys within the time": (
        ", within=2",
        "try:\n    await fetch()\nfinally:\n    await asyncio.sleep(1.9375)",
        None,
        "",
    ),
    "obeys at the end of the time": pytest.param(
        ", within=2",
        "try:\n    await fetch()\nfinally:\n    await asyncio.sleep(2)",
        None,
        "",
    ),
    "obeys too late": (
        ", within=2",
        "try:\n    await fetch()\nfinally:\n    await asyncio.sleep(2.5)",
        "SWALLOWED_CANCEL",
        "the code was cancelled and did not stop within 2 s: it went on instead.",
    ),
    "goes on": (
        "",
        "try:\n    await fetch()\nexcept asyncio.CancelledError:\n    await asyncio.sleep(1)",
        "SWALLOWED_CANCEL",
        "the code was cancelled and did not stop: it went on instead.",
    ),
    "returns something": (
        "",
        "try:\n    await fetch()\nexcept asyncio.CancelledError:\n    return 'partly'",
        "SWALLOWED_CANCEL",
        "the code was cancelled, but returned 'partly' as if nothing had happened.",
    ),
    "raises something else": (
        "",
        "try:\n    await fetch()\nexcept asyncio.CancelledError:\n    raise ValueError('oh') from None",
        "WRONG_RESULT",
        "ValueError: oh came out of the code; the contract does not have that.",
    ),
}


@pytest.mark.parametrize(("within", "body", "verdict", "message"), CANCELLED.values(), ids=CANCELLED)
def test_a_cancelled_answer_that(project, within, body, verdict, message):
    answer = "import asyncio\nasync def answer(fetch):\n" + textwrap.indent(body, "    ")
    graded = project.grade(answer, CANCELLING.format(within=within))
    assert (graded.verdict, graded.message) == (verdict, message), graded.text


# -- answers that do not load or have the wrong shape -------------------------------------------------

LOADING = {
    "a missing file": (None, "the file kata.py is missing.", None),
    "an empty file": (" \n", "the file kata.py is empty.", 1),
    "a syntax error": ("async def answer(fetch):\n    return (1\n", "SyntaxError: '(' was never closed.", 2),
    "a wrong indentation": (
        "async def answer(fetch):\n    pass\n  pass\n",
        "IndentationError: unindent does not match any outer indentation level.",
        3,
    ),
    "return outside of a function": ("x = 1\nreturn x\n", "SyntaxError: 'return' outside function.", 2),
    "await in a plain function": (
        "def answer(fetch):\n    await fetch()\n",
        "SyntaxError: 'await' outside async function.",
        2,
    ),
    "bytes that are not UTF-8": (
        b'"""A kata.\n\nThe caf\xe9 is open.\n"""\nasync def answer(fetch):\n    pass\n',
        "line 3 is not UTF-8 text.",
        3,
    ),
    "an error while loading": (
        "x = 1\ny = x / 0\nasync def answer(fetch):\n    pass\n",
        "the file raises ZeroDivisionError while it is loaded: division by zero",
        2,
    ),
    "a missing import": (
        "import no_such_module_anywhere\nasync def answer(fetch):\n    pass\n",
        "the file raises ModuleNotFoundError while it is loaded: No module named 'no_such_module_anywhere'",
        1,
    ),
    "an exit while loading": (
        "import sys\nsys.exit(3)\n",
        "the file ends the program while it is loaded: SystemExit(3).",
        2,
    ),
    "a misspelt name": ("async def anwser(fetch):\n    pass\n", "the file does not define `answer`.", 1),
    "a name that is no function": ("answer = 42\n", "`answer` is not a function: it is 42.", 1),
}


@pytest.mark.parametrize("name", LOADING)
def test_broken_is_an_answer_with(project, name):
    answer, message, line = LOADING[name]
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert (graded.verdict, graded.message) == ("BROKEN", message), graded.text
    assert graded.named_line == line, graded.text


@pytest.mark.parametrize("line", [1, 2])
def test_broken_is_an_answer_with_bytes_that_are_not_utf_8_at_the_top(project, line):
    answer = b"\n" * (line - 1) + b"# caf\xe9\nasync def answer(fetch):\n    pass\n"
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert (graded.verdict, graded.message) == ("BROKEN", f"line {line} is not UTF-8 text."), graded.text
    assert "Save the file with the encoding UTF-8" in graded.text


def test_broken_is_a_file_that_cannot_be_read(project):
    project.write("katas/01_mini/kata.py/inside.py", "")
    graded = project.grade(None, AWAITS_IT.format(check=""))
    assert graded.verdict == "BROKEN", graded.text
    assert graded.message.startswith("the file kata.py cannot be read: ")


def test_broken_is_a_file_with_a_null_byte(project):
    graded = project.grade(b"async def answer(fetch):\n    pass\n\0\n", AWAITS_IT.format(check=""))
    assert graded.verdict == "BROKEN", graded.text
    assert "null byte" in graded.message


# name: (defines, answer, call, message, line)
SHAPES = {
    "a plain function that should be a coroutine function": (
        "async def answer",
        "x = 1\ndef answer(fetch):\n    pass\n",
        "await kata.answer(1)",
        "`answer` is a plain function, and must be a coroutine function.",
        2,
    ),
    "an asynchronous generator that should be a coroutine function": (
        "async def answer",
        "async def answer(fetch):\n    yield 1\n",
        "await kata.answer(1)",
        "`answer` contains `yield`, so it is an asynchronous generator and cannot be awaited.",
        1,
    ),
    "a coroutine function that should be an asynchronous generator": (
        "async generator answer",
        "async def answer(fetch):\n    return 1\n",
        "[item async for item in kata.answer(1)]",
        "`answer` cannot be used with `async for`: it must be an asynchronous generator.",
        1,
    ),
    "a coroutine function that should be an asynchronous generator, under aclosing()": (
        "async generator answer",
        "async def answer(fetch):\n    return 1\n",
        "import contextlib\n    async with contextlib.aclosing(kata.answer(1)) as items: [_ async for _ in items]",
        "`answer` cannot be used with `async for`: it must be an asynchronous generator.",
        1,
    ),
    "a class with the methods of `with` instead of `async with`": (
        "class Answer",
        "class Answer:\n    def __enter__(self): pass\n    def __exit__(self, *_): pass\n",
        "async with kata.Answer(): pass",
        "`Answer` cannot be used with `async with`.",
        1,
    ),
    "a class with the methods of `with`, entered by an exit stack": (
        "class Answer",
        "class Answer:\n    def __enter__(self): pass\n    def __exit__(self, *_): pass\n",
        "import contextlib\n    await contextlib.AsyncExitStack().enter_async_context(kata.Answer())",
        "`Answer` cannot be used with `async with`.",
        1,
    ),
    "a class whose __aenter__ is plain": (
        "class Answer",
        "class Answer:\n    def __aenter__(self): pass\n    async def __aexit__(self, *_): pass\n",
        "async with kata.Answer(): pass",
        "`Answer.__aenter__` is a plain function, and must be a coroutine function.",
        2,
    ),
    "a class with the methods of `for` instead of `async for`": (
        "class Answer",
        "class Answer:\n    def __iter__(self): return self\n    def __next__(self): return 1\n",
        "async for _ in kata.Answer(): pass",
        "`Answer` cannot be used with `async for`.",
        1,
    ),
    "a class whose __aiter__ is a coroutine function": (
        "class Answer",
        "class Answer:\n    async def __aiter__(self): return self\n    async def __anext__(self): return 1\n",
        "async for _ in kata.Answer(): pass",
        "`Answer.__aiter__` is a coroutine function, so `Answer` cannot be used with `async for`.",
        2,
    ),
    "a class whose __aiter__ is a coroutine function, under aiter()": (
        "class Answer",
        "class Answer:\n    async def __aiter__(self): return self\n    async def __anext__(self): return 1\n",
        "aiter(kata.Answer())",
        "`Answer.__aiter__` is a coroutine function, so `Answer` cannot be used with `async for`.",
        2,
    ),
    "a class whose __anext__ is plain": (
        "class Answer",
        "class Answer:\n    def __aiter__(self): return self\n    def __anext__(self): return 1\n",
        "async for _ in kata.Answer(): pass",
        "`Answer.__anext__` is a plain function, and must be a coroutine function.",
        3,
    ),
    "a class without __anext__": (
        "class Answer",
        "class Answer:\n    def __aiter__(self): return self\n",
        "async for _ in kata.Answer(): pass",
        "`Answer` cannot be used with `async for`.",
        1,
    ),
    "a coroutine function that should be plain": (
        "def answer",
        "x = 1\nasync def answer(fetch):\n    return 1\n",
        "kata.answer(1)",
        "`answer` must be a plain function, and is written with `async def`.",
        2,
    ),
    "a function that should be a class": (
        "class Answer",
        "def Answer(fetch):\n    return 1\n",
        "kata.Answer(1)",
        "`Answer` is not a class.",
        1,
    ),
    "a function that takes less": (
        "async def answer",
        "async def answer():\n    return 1\n",
        "await kata.answer(1)",
        "the tests call `answer` as the docstring shows, and it cannot take that:"
        " answer() takes 0 positional arguments but 1 was given.",
        1,
    ),
    "a function that wants more": (
        "async def answer",
        "x = 1\nasync def answer(fetch, limit):\n    return 1\n",
        "await kata.answer(1)",
        "the tests call `answer` as the docstring shows, and it cannot take that:"
        " answer() missing 1 required positional argument: 'limit'.",
        2,
    ),
    "a renamed keyword": (
        "async def answer",
        "async def answer(*, maximum=1):\n    return 1\n",
        "await kata.answer(limit=1)",
        "the tests call `answer` as the docstring shows, and it cannot take that:"
        " answer() got an unexpected keyword argument 'limit'.",
        1,
    ),
    "a class whose constructor takes less": (
        "class Answer",
        "class Answer:\n    def __init__(self):\n        pass\n",
        "kata.Answer(1)",
        "the tests call `__init__` as the docstring shows, and it cannot take that:"
        " Answer.__init__() takes 1 positional argument but 2 were given.",
        1,
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_broken_is(project, name):
    defines, answer, call, message, line = SHAPES[name]
    project.defines = [defines]
    graded = project.grade(answer, f"async def test_it(kata):\n    {call}\n")
    assert (graded.verdict, graded.message) == ("BROKEN", message), graded.text
    assert graded.named_line == line, graded.text


def test_a_wrong_kind_of_class_is_explained_where_the_answer_itself_uses_it(project):
    answer = """
        class Doors:
            async def __aiter__(self):
                return self
        async def answer(fetch):
            async for _ in Doors():
                pass
        """
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert graded.verdict == "WRONG_RESULT", graded.text
    assert graded.named_line == 5, graded.text
    assert "Write `def __aiter__` without `async`" in graded.text


def test_a_coroutine_that_an_error_holds_is_still_found_to_be_forgotten(project):
    answer = """
        async def helper():
            return []
        async def answer(fetch):
            return helper().pop()
        """
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert (graded.verdict, graded.named_line) == ("NEVER_AWAITED", 4), graded.text


# -- NOT_STARTED and WRONG_RESULT ---------------------------------------------------------------------

UNWRITTEN = {
    "the stub's body": "async def answer(fetch):\n    raise NotImplementedError\n",
    "a helper that is not written": """
        def helper():
            raise NotImplementedError("later")
        async def answer(fetch):
            helper()
        """,
    "a task group around it": """
        import asyncio
        async def helper():
            raise NotImplementedError
        async def answer(fetch):
            async with asyncio.TaskGroup() as group:
                group.create_task(helper())
        """,
}


@pytest.mark.parametrize("name", UNWRITTEN)
def test_not_started_is(project, name):
    graded = project.grade(UNWRITTEN[name], AWAITS_IT.format(check=""))
    assert graded.verdict == "NOT_STARTED", graded.text
    assert graded.kata["status"] == "not_started"
    assert re.fullmatch(r"`(answer|helper)` is not written yet\.", graded.message)


def test_a_kata_with_a_passing_test_is_begun_even_if_the_rest_is_not_written(project):
    suite = """
        async def test_one(kata):
            assert await kata.answer(1) == 1
        async def test_two(kata):
            assert await kata.answer(2) == 2
    """
    answer = "async def answer(number):\n    if number == 1:\n        return 1\n    raise NotImplementedError\n"
    graded = project.grade(answer, suite)
    assert (graded.kata["status"], graded.verdict) == ("unsolved", "NOT_STARTED"), graded.text


# name: (answer's body, line of the suite's test, message, line)
RESULTS = {
    "a wrong value": ("return 6", "assert await kata.answer(fetch) == 7", "got 6, expected 7.", 2),
    "a wrong value, with a message": (
        "return 6",
        'assert await kata.answer(fetch) == 7, "the days of a week"',
        "the days of a week: got 6, expected 7.",
        2,
    ),
    "a condition that is false": (
        "return 6",
        "assert (await kata.answer(fetch)) > 7",
        "expected: 6 > 7.",
        2,
    ),
    "a condition with a message": (
        "return 6",
        'assert (await kata.answer(fetch)) > 7, "more than a week is needed"',
        "more than a week is needed",
        2,
    ),
    "a long value": (
        "return 'x' * 1000",
        "assert await kata.answer(fetch) == 7",
        f"got '{'x' * 196}..., expected 7.",
        2,
    ),
    "a long list": (
        "return [*range(100), 'ten', 101]",
        "assert await kata.answer(fetch) == list(range(102))",
        f"got {str(list(range(100)))[:77]}..., expected {str(list(range(100)))[:77]}...;"
        " they differ first at index 100: got 'ten', expected 100.",
        2,
    ),
    "a long tuple that is too short": (
        "return tuple(range(100))",
        "assert await kata.answer(fetch) == tuple(range(101))",
        f"got {str(tuple(range(100)))[:77]}..., expected {str(tuple(range(100)))[:77]}...;"
        " they differ first at index 100: got nothing, expected 100.",
        2,
    ),
    "a long dict in a list": (
        "return [{number: str(number) for number in range(100)}]",
        "assert await kata.answer(fetch) == [{number: str(number) for number in range(99)}]",
        f"got {str([{n: str(n) for n in range(99)}])[:77]}...,"
        f" expected {str([{n: str(n) for n in range(99)}])[:77]}...;"
        " they differ first at index 0, key 99: got '99', expected nothing; too many: 99.",
        2,
    ),
    "a long text": (
        "return 'word ' * 100 + 'end.'",
        "assert await kata.answer(fetch) == 'word ' * 100 + 'end!'",
        f"got '{'word ' * 15}w..., expected '{'word ' * 15}w...;"
        " they differ first at character 503: got 'd word end.', expected 'd word end!'.",
        2,
    ),
    "a list where a long text was expected": (
        "return [1]",
        "assert await kata.answer(fetch) == 'word ' * 100",
        f"got [1], expected '{'word ' * 39}w....",
        2,
    ),
    "a coroutine instead of its value": (
        "task = asyncio.create_task(fetch())\n    await task\n    return task",
        "assert await kata.answer(fetch) == 7",
        "got <finished task fetch()>, expected 7.",
        2,
    ),
    "a value whose repr fails": (
        "class Odd:\n        __repr__ = None\n    return Odd()",
        "assert await kata.answer(fetch) == 7",
        "got <Odd whose repr raises TypeError>, expected 7.",
        2,
    ),
    "an exception": (
        "{}['key']",
        "await kata.answer(fetch)",
        "KeyError: 'key' came out of the code; the contract does not have that.",
        3,
    ),
    "an exception without a text": (
        "raise ValueError",
        "await kata.answer(fetch)",
        "ValueError came out of the code; the contract does not have that.",
        3,
    ),
    "an assertion of its own": (
        "assert 1 > 2, 'never'",
        "await kata.answer(fetch)",
        "AssertionError: never came out of the code; the contract does not have that.",
        3,
    ),
    "a group of exceptions": (
        "raise ExceptionGroup('all', [ValueError('a'), KeyError('b')])",
        "await kata.answer(fetch)",
        "ExceptionGroup (ValueError: a; KeyError: 'b') came out of the code; the contract does not have that.",
        3,
    ),
    "the end of the program": (
        "raise SystemExit(5)",
        "await kata.answer(fetch)",
        "the code ended the program: SystemExit(5).",
        3,
    ),
    "an exception that did not come": (
        "return 6",
        "with pytest.raises(ConnectionError): await kata.answer(fetch)",
        "ConnectionError was expected to come out of the code, and nothing was raised.",
        2,
    ),
    "an unusable result": (
        "return None",
        "(await kata.answer(fetch))[0]",
        "the test could not go on with what the code did: TypeError: 'NoneType' object is not subscriptable.",
        2,
    ),
    "a cancellation of its own": (
        "asyncio.current_task().cancel()\n    await asyncio.sleep(1)",
        "await kata.answer(fetch)",
        "CancelledError came out of the code, although the test had not cancelled it.",
        4,
    ),
    "a loop inside the loop": (
        "asyncio.run(fetch())",
        "await kata.answer(fetch)",
        "RuntimeError: asyncio.run() cannot be called from a running event loop.",
        3,
    ),
    "an await of something else": (
        "await 5",
        "await kata.answer(fetch)",
        "came out of the code; the contract does not have that.",
        3,
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_wrong_result_is(project, name):
    body, line, message, place = RESULTS[name]
    suite = f"""
        import pytest
        async def test_it(kata, service):
            fetch = service("fetch", result=7)
            {line}
    """
    graded = project.grade(f"import asyncio\nasync def answer(fetch):\n    {body}\n", suite)
    assert graded.verdict == "WRONG_RESULT", graded.text
    assert graded.message == message if name != "an await of something else" else graded.message.endswith(message)
    assert graded.named_line == place, graded.text


@pytest.mark.parametrize(
    "name",
    [
        "skip",
        "xfail",
        "importorskip",
        "exit",
    ],
)
def test_an_answer_cannot_skip_its_tests(project, name):
    argument = "'no_such_module_anywhere'" if name == "importorskip" else "'no'"
    answer = f"import pytest\nasync def answer(fetch):\n    pytest.{name}({argument})\n"
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert (graded.verdict, graded.kata["status"]) == ("FORBIDDEN", "unsolved"), graded.text
    assert graded.status == 1
    assert graded.named_line == 3, graded.text


def test_an_answer_cannot_end_the_run_as_if_all_were_well(project):
    answer = "import pytest\nasync def answer(fetch):\n    pytest.exit('done', returncode=0)\n"
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert graded.status != 0, graded.text


def test_an_answer_cannot_skip_its_tests_while_it_is_loaded(project):
    answer = "import pytest\npytest.skip('no', allow_module_level=True)\n"
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert (graded.verdict, graded.status) == ("BROKEN", 1), graded.text
    assert graded.named_line == 2, graded.text


# -- the cause, not the symptom -----------------------------------------------------------------------

# name: (answer, the suite's check, verdict, part of the message)
CAUSES = {
    "a forgotten await rather than the wrong result": (
        "async def answer(fetch):\n    fetch(1)\n    return 6\n",
        "assert result == 7",
        "NEVER_AWAITED",
        "`fetch(1)`",
    ),
    "a forgotten await rather than the error of using its coroutine": (
        "async def answer(fetch):\n    return fetch(1) + 1\n",
        "assert result == 7",
        "NEVER_AWAITED",
        "`fetch(1)`",
    ),
    "an own error rather than the coroutine that it left behind": (
        "async def answer(fetch):\n    call = fetch(1)\n    {}['key']\n    await call\n",
        "assert result == 7",
        "WRONG_RESULT",
        "KeyError",
    ),
    "a blocking call rather than the time it took": (
        "import time\nasync def answer(fetch):\n    try:\n        time.sleep(5)\n    except Exception: pass\n",
        "clock.assert_elapsed(0)\n            assert result == 7",
        "BLOCKED_LOOP",
        "`time.sleep`",
    ),
    "a blocking call rather than an unwritten end": (
        "import time\nasync def answer(fetch):\n    try:\n        time.sleep(5)\n"
        "    except Exception: pass\n    raise NotImplementedError\n",
        "assert result == 7",
        "BLOCKED_LOOP",
        "`time.sleep`",
    ),
    "the failed expectation rather than a task left behind": (
        "import asyncio\nasync def answer(fetch):\n    asyncio.create_task(fetch(1))\n    await asyncio.sleep(0)\n",
        "assert result == 7",
        "WRONG_RESULT",
        "got None, expected 7",
    ),
    "an exception that nobody saw rather than a task left behind": (
        "import asyncio\nasync def fails():\n    raise ValueError('unseen')\nasync def answer(fetch):\n"
        "    asyncio.create_task(fails())\n    asyncio.create_task(fetch(1))\n"
        "    await asyncio.sleep(0)\n    await asyncio.sleep(0)\n",
        "",
        "LOST_ERROR",
        "ValueError: unseen",
    ),
    "waiting for ever rather than the task that waits": (
        "import asyncio\nasync def answer(fetch):\n    task = asyncio.create_task(asyncio.Event().wait())\n"
        "    await task\n",
        "assert result == 7",
        "DEADLOCK",
        "every task waits",
    ),
    "the answer's own error rather than what it left open": (
        "import asyncio\nasync def answer(fetch):\n    loop = asyncio.new_event_loop()\n    {}['key']\n",
        "",
        "WRONG_RESULT",
        "KeyError",
    ),
}


@pytest.mark.parametrize("name", CAUSES)
def test_the_verdict_names(project, name):
    answer, check, verdict, message = CAUSES[name]
    suite = f"""
        async def test_it(kata, service, clock):
            result = await kata.answer(service("fetch", latency=2, result=7))
            {check or "pass"}
    """
    graded = project.grade(answer, suite)
    assert graded.verdict == verdict, graded.text
    assert message in graded.message


def test_a_lost_error_is_mentioned_beside_the_wrong_result(project):
    answer = """
        import asyncio
        async def fails():
            raise ValueError("unseen")
        async def answer(fetch):
            task = asyncio.create_task(fails())
            await asyncio.sleep(1)
            return 6
        """
    suite = "async def test_it(kata):\n    assert await kata.answer(1) == 7\n"
    graded = project.grade(answer, suite)
    assert graded.message == "got 6, expected 7.", graded.text
    assert "Also: ValueError: unseen was raised in the task running `fails`" in graded.text


def test_without_a_line_the_function_is_named_that_the_test_called(project):
    project.defines = ["def first", "async def second"]
    answer = "def first():\n    return 1\n\nasync def second():\n    return 3\n"
    suite = """
        async def test_second(kata):
            assert kata.first() == 1
            assert await kata.second() == 2
    """
    graded = project.grade(answer, suite)
    assert (graded.message, graded.named_line) == ("got 3, expected 2.", 4), graded.text


def test_spaces_in_a_value_are_shown_as_they_are(project):
    answer = "async def answer():\n    return 'two  spaces'\n"
    graded = project.grade(answer, "async def test_it(kata):\n    assert await kata.answer() == 'two spaces'\n")
    assert "Got 'two  spaces', expected 'two spaces'; only" in graded.text


def test_a_cancelled_gather_that_somebody_waited_for_is_no_lost_error(project):
    answer = """
        import asyncio
        async def answer(fetch):
            both = asyncio.gather(fetch(1), fetch(2))
            await asyncio.sleep(1)
            both.cancel()
            await asyncio.wait([both])
        """
    graded = project.grade(answer, AWAITS_IT.format(check=""))
    assert graded.status == 0, graded.text


# -- answers that do not come to an end ---------------------------------------------------------------

RUNAWAY = """
    import pytest
    pytestmark = pytest.mark.limits(cpu_in_one_go=0.05, turns_at_one_moment=500, turns=2000)
    async def test_first(kata):
        await kata.answer(1)
    async def test_second(kata):
        await kata.answer(2)
    async def test_third(kata):
        await kata.answer(3)
"""
ENDLESS = {
    "without an await": ("while True:\n        pass", "it kept the processor busy"),
    "of sleep(0)": ("while True:\n        await asyncio.sleep(0)", "the event loop went round 501 times"),
    "of short sleeps": ("while True:\n        await asyncio.sleep(0.5)", "after 2,001 turns"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_the_remaining_tests_are_not_run_after_an_endless_loop(project, name):
    body, message = ENDLESS[name]
    graded = project.grade(f"import asyncio\nasync def answer(fetch):\n    {body}\n", RUNAWAY)
    first, second, third = graded.kata["tests"]
    assert set(graded.verdicts.values()) == {"RUNAWAY"}, graded.text
    assert message in first["message"]
    assert second["message"] == third["message"] == "not run, because an earlier test of this kata had to be stopped."
    assert second["duration"] + third["duration"] < 0.5
    assert graded.status == 1


def grade_with_a_real_limit(project, answer, suite):
    """The result of a process in which a test may take 1 s of real time.

    A machine with too much else to do makes it longer, by a signal, at which signal.pause() ends: call it in a loop.
    """
    project.defines = ["async def answer"]
    project.grade(answer, suite, "--collect-only")
    return project.run_in_a_process("-o", "timeout=1")


@pytest.mark.skipif(not hasattr(__import__("signal"), "pause"), reason="needs signal.pause")
def test_a_call_that_blocks_in_the_system_is_ended_by_the_last_resort(project):
    result = grade_with_a_real_limit(
        project,
        "import signal\nasync def answer(fetch):\n    while True: signal.pause()\n",
        "async def test_it(kata):\n    await kata.answer(1)\n",
    )
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BLOCKED_LOOP" in result.stdout
    assert "The thread waited here for 1 s in real time, and the loop with it." in result.stdout
    assert "katas/01_mini/kata.py:3    while True: signal.pause()" in result.stdout


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="needs a time limit that is a signal")
def test_an_answer_that_waits_again_on_its_way_out_is_interrupted_again(project):
    answer = """
        import signal
        async def answer():
            try:
                while True: signal.pause()
            finally:
                while True: signal.pause()
        """
    result = grade_with_a_real_limit(project, answer, "async def test_it(kata):\n    await kata.answer()\n")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BLOCKED_LOOP" in result.stdout, result.stdout
    assert "at   katas/01_mini/kata.py:" in result.stdout


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="needs a time limit that is a signal")
def test_an_answer_that_waits_for_ever_and_catches_every_interruption_ends_the_run_with_the_board(project):
    answer = """
        import signal
        async def answer():
            while True:
                try:
                    while True:
                        signal.pause()
                except BaseException:
                    pass
        """
    result = grade_with_a_real_limit(project, answer, "async def test_it(kata):\n    await kata.answer()\n")
    assert result.returncode == 3, result.stdout + result.stderr
    assert "BLOCKED_LOOP" in result.stdout, result.stdout
    assert "catches every interruption" in result.stdout


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="needs a time limit that is a signal")
def test_a_loop_that_still_goes_round_at_the_last_resort_is_not_called_blocked(project):
    result = grade_with_a_real_limit(
        project,
        """
        import asyncio
        async def answer():
            while True:
                for _ in range(20_000):
                    pass
                await asyncio.sleep(0)
        """,
        """
        import pytest
        pytestmark = pytest.mark.limits(turns=10**9, turns_at_one_moment=10**9)
        async def test_it(kata):
            await kata.answer()
        """,
    )
    assert result.returncode == 1, result.stdout + result.stderr
    assert "RUNAWAY" in result.stdout, result.stdout
    assert "The event loop was still going round after 1 s of real time." in result.stdout
    assert "at   katas/01_mini/kata.py:" in result.stdout


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="needs a time limit that is a signal")
def test_an_endless_step_is_endless_even_if_the_machine_gives_it_too_little_for_the_limit_of_cpu_time(project):
    result = grade_with_a_real_limit(
        project,
        """
        async def answer():
            while True:
                pass
        """,
        """
        import pytest
        pytestmark = pytest.mark.limits(cpu_in_one_go=10**9)
        async def test_it(kata):
            await kata.answer()
        """,
    )
    assert result.returncode == 1, result.stdout + result.stderr
    assert "RUNAWAY" in result.stdout, result.stdout
    assert "The code never comes to an end: it still kept the processor busy" in result.stdout
    assert "at   katas/01_mini/kata.py:" in result.stdout


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="needs a time limit that is a signal")
def test_the_last_resort_is_known_when_task_groups_hand_it_on(project):
    result = grade_with_a_real_limit(
        project,
        """
        import asyncio
        async def endless():
            while True:
                for _ in range(20_000):
                    pass
                await asyncio.sleep(0)
        async def answer():
            async with asyncio.TaskGroup() as outer, asyncio.TaskGroup() as group:
                group.create_task(endless())
        """,
        """
        import pytest
        pytestmark = pytest.mark.limits(turns=10**9, turns_at_one_moment=10**9)
        async def test_it(kata):
            await kata.answer()
        """,
    )
    assert result.returncode == 1, result.stdout + result.stderr
    assert "RUNAWAY" in result.stdout, result.stdout
    assert "The event loop was still going round after 1 s of real time." in result.stdout


@pytest.mark.skipif(not hasattr(__import__("signal"), "pause"), reason="needs signal.pause")
def test_the_last_resort_is_not_lost_in_a_callback(project):
    result = grade_with_a_real_limit(
        project,
        """
        import asyncio
        import signal
        def wait():
            while True: signal.pause()
        async def answer():
            asyncio.get_running_loop().call_soon(wait)
            await asyncio.Event().wait()
        """,
        "async def test_it(kata):\n    await kata.answer()\n",
    )
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BLOCKED_LOOP" in result.stdout, result.stdout
    assert "katas/01_mini/kata.py:4    while True: signal.pause()" in result.stdout


# -- which line is named ------------------------------------------------------------------------------

# The line that must be named is marked with "# here".
LINES = {
    "a helper function": """
        def helper(value):
            return value["key"]  # here
        async def answer(fetch):
            return helper({})
        """,
    "a nested helper": """
        def inner(value):
            return value["key"]  # here
        def outer(value):
            return inner(value)
        async def answer(fetch):
            return outer({})
        """,
    "a coroutine that is awaited": """
        async def helper():
            raise ValueError("here")  # here
        async def answer(fetch):
            await helper()
        """,
    "a task": """
        import asyncio
        async def helper():
            await asyncio.sleep(1)
            raise ValueError("here")  # here
        async def answer(fetch):
            await asyncio.create_task(helper())
        """,
    "a task group": """
        import asyncio
        async def helper():
            raise ValueError("here")  # here
        async def answer(fetch):
            async with asyncio.TaskGroup() as group:
                group.create_task(helper())
        """,
    "a lambda": """
        async def answer(fetch):
            key = lambda value: value["key"]  # here
            return sorted([{}, {}], key=key)
        """,
    "a comprehension": """
        async def answer(fetch):
            return [
                value["key"]  # here
                for value in [{}]
            ]
        """,
    "a method": """
        class Helper:
            def work(self):
                return self.missing  # here
        async def answer(fetch):
            return Helper().work()
        """,
    "the call into a library": """
        import json
        async def answer(fetch):
            return json.loads("{")  # here
        """,
    "the error of a fake": """
        async def answer(fetch):
            for number in (1, 2):
                await fetch("fails")  # here
        """,
    "the second of two lines that fail": """
        async def answer(fetch):
            try:
                {}["key"]
            except KeyError:
                [][0]  # here
        """,
    "a blocking call in a helper": """
        import time
        def helper():
            time.sleep(1)  # here
        async def answer(fetch):
            helper()
        """,
    "a forgotten await in a comprehension": """
        async def answer(fetch):
            [
                fetch(number)  # here
                for number in (1, 2)
            ]
        """,
    "a forgotten await of a helper": """
        async def helper():
            pass
        async def answer(fetch):
            helper()  # here
        """,
    "the creation of a leaked task": """
        import asyncio
        def start(fetch):
            return asyncio.create_task(fetch(1))  # here
        async def answer(fetch):
            task = start(fetch)
            await asyncio.sleep(0)
        """,
    "a lost error": """
        import asyncio
        async def helper():
            raise ValueError("here")  # here
        async def answer(fetch):
            task = asyncio.create_task(helper())
            await asyncio.sleep(1)
        """,
    "the wait of a deadlock": """
        import asyncio
        async def helper(event):
            await event.wait()  # here
        async def answer(fetch):
            await helper(asyncio.Event())
        """,
    "the wait of a deadlock in an asynchronous generator": """
        import asyncio
        async def numbers():
            yield 1
            await asyncio.Event().wait()  # here
        async def answer(fetch):
            async for _ in numbers():
                pass
        """,
    "the wait of a deadlock under anext()": """
        import asyncio
        async def numbers():
            await asyncio.Event().wait()  # here
            yield 1
        async def answer(fetch):
            await anext(numbers())
        """,
    "the wait of a deadlock under anext() with a default": """
        import asyncio
        async def numbers():
            await asyncio.Event().wait()  # here
            yield 1
        async def answer(fetch):
            await anext(numbers(), None)
        """,
    "the wait of a deadlock while a generator is closed": """
        import asyncio
        async def numbers():
            try:
                yield 1
            finally:
                await asyncio.Event().wait()  # here
        async def answer(fetch):
            generator = numbers()
            await anext(generator)
            await generator.aclose()
        """,
    "the wait of a deadlock in an object's __await__": """
        import asyncio
        class Later:
            def __await__(self):
                return self.wait().__await__()
            async def wait(self):
                await asyncio.Event().wait()  # here
        async def answer(fetch):
            await Later()
        """,
    "the wait of a deadlock at the end of a generator's context": """
        import asyncio, contextlib
        @contextlib.asynccontextmanager
        async def opened():
            try:
                yield 1
            finally:
                await asyncio.Event().wait()  # here
        async def answer(fetch):
            async with opened():
                raise ValueError
        """,
    "an endless loop in an asynchronous generator": """
        import asyncio
        async def numbers():
            yield 1
            while True:
                await asyncio.sleep(0)  # here
        async def answer(fetch):
            async for _ in numbers():
                pass
        """,
    "an endless loop in a generator's context": """
        import asyncio, contextlib
        @contextlib.asynccontextmanager
        async def opened():
            while True:
                await asyncio.sleep(0)  # here
            yield 1
        async def answer(fetch):
            async with opened():
                pass
        """,
}


@pytest.mark.parametrize("name", LINES)
def test_the_named_line_is(project, name):
    answer = textwrap.dedent(LINES[name]).lstrip("\n")
    suite = """
        async def test_it(kata, service):
            await kata.answer(service("fetch", latency=1, error={"fails": ConnectionError("no line")}))
    """
    graded = project.grade(answer, suite)
    expected = next(number for number, line in enumerate(answer.splitlines(), 1) if line.endswith("# here"))
    assert graded.kata["status"] == "unsolved", graded.text
    assert graded.named_line == expected, graded.text
