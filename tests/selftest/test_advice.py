"""Self-tests of the advice: each is provoked on purpose, by the mistake that it is about."""

import pytest
from grader.advice import KNOWN
from grader.remarks import REMARKS, remark

# name: (answer's body, the suite's check, advice, line)
ADVICE = {
    "a name with a slip": (
        "return await fecth(1)",
        "",
        "Look at the spelling of that name, and at the place where it should get its value.",
        6,
    ),
    "a value of another type": (
        "return (await fetch(1)).total",
        "",
        "Look at that line: a value in it is not what you take it for. A print(...) in front of it shows them.",
        6,
    ),
    "another order": (
        "return [2, 1, await fetch(1)], {'a': []}",
        "assert result == ([1, 2, 7], {'a': []})",
        "See which order the docstring asks for, and find the line that decides about it.",
        5,
    ),
    "a time limit of its own": (
        "return await asyncio.wait_for(fetch(1), 1)",
        "assert result == 7",
        "A time limit in your code ran out. Does the contract name one? If not, wait as long as it takes.",
        6,
    ),
    "endless recursion": (
        "async def again(): return await again()\n    return await again()",
        "assert result == 7",
        "A function that calls itself for each step runs out of calls: use a loop.",
        6,
    ),
    "a timer for a future that was given up": (
        "loop = asyncio.get_running_loop(); future = loop.create_future(); loop.call_later(2, future.set_result, 7)\n"
        "    future.cancel(); return await fetch(1) + await fetch(1) - 7",
        "assert result == 7",
        "Whoever waited for the future may have been cancelled: ask whether it is done() before you set it,"
        " or cancel the timer.",
        None,
    ),
    "gather without a star, a list": (
        "return await asyncio.gather([fetch(1), fetch(2)])",
        "assert result == 7",
        "gather takes the coroutines one by one: put a `*` in front of a list or a generator of them.",
        6,
    ),
    "gather without a star, a tuple": (
        "return await asyncio.gather((fetch(1), fetch(2)))",
        "assert result == 7",
        "gather takes the coroutines one by one: put a `*` in front of a list or a generator of them.",
        6,
    ),
    "gather without a star, a generator": (
        "return await asyncio.gather(fetch(number) for number in (1, 2))",
        "assert result == 7",
        "gather takes the coroutines one by one: put a `*` in front of a list or a generator of them.",
        6,
    ),
    "wait with coroutines": (
        "done, _ = await asyncio.wait([fetch(1)])\n    return done.pop().result()",
        "assert result == 7",
        "asyncio.wait takes tasks: make one of each coroutine with asyncio.create_task(...).",
        6,
    ),
    "None": (
        "await fetch(1)",
        "assert result == 7",
        "Where does this None come from: is a `return` missing, or does a name still hold None?",
        5,
    ),
    "one task": (
        "task = asyncio.create_task(fetch(1)); await task\n    return task",
        "assert result == 7",
        "That is a task or a future, not its result: await it first.",
        5,
    ),
    "a list of tasks": (
        "tasks = [asyncio.create_task(fetch(1))]\n    await asyncio.wait(tasks)\n    return tasks",
        "assert result == [7]",
        "Those are tasks or futures, not their results: await each of them first.",
        5,
    ),
    "a dict of futures": (
        "future = asyncio.Future()\n    future.set_result(7)\n    return {'a': future}",
        "assert result == {'a': 7}",
        "Those are tasks or futures, not their results: await each of them first.",
        5,
    ),
    "StopIteration in __anext__": (
        "async for _ in Numbers(): pass",
        "",
        "Raise StopAsyncIteration: StopIteration ends a plain `for` only.",
        4,
    ),
    "StopIteration in a coroutine": (
        "async def first(): return next(iter([]))\n    return await first()",
        "",
        "StopIteration cannot leave an `async def`: end it with `return`, and give next(...) a default value.",
        6,
    ),
    "a forgotten await": (
        "fetch(1)",
        "",
        "Put `await` in front of the call, or hand it to asyncio.create_task(...).",
        6,
    ),
    "a forgotten await in finally": (
        "try:\n        pass\n    finally:\n        fetch(1)",
        "",
        "Put `await` in front of the call.",
        9,
    ),
    "a forgotten await in except": (
        "try:\n        {}['key']\n    except KeyError:\n        fetch(1)",
        "",
        "Put `await` in front of the call.",
        9,
    ),
}


@pytest.mark.parametrize("name", ADVICE)
def test_the_advice_fits(project, name):
    body, check, advice, line = ADVICE[name]
    anext = "async def __anext__(self): raise StopIteration"
    numbers = f"class Numbers:\n    def __aiter__(self): return self\n    {anext}\n"
    suite = f"""
        async def test_it(kata, service):
            result = await kata.answer(service("fetch", latency=1, result=7))
            {check or "pass"}
    """
    graded = project.grade(f"import asyncio\n{numbers}async def answer(fetch):\n    {body}\n", suite)
    text = " ".join(graded.text.split())
    assert f"try {advice} " in text, graded.text
    assert graded.named_line == line, graded.text


# name: (the answer, whose last function is `answer`, the beginning of the advice)
ERRORS = {
    "a list in async for": (
        "async def answer(fetch):\n    async for each in [1]:\n        return each\n",
        "`async for` and anext take an asynchronous iterator",
    ),
    "anext of a list's iterator": (
        "async def answer(fetch):\n    return await anext(iter([1]))\n",
        "`async for` and anext take an asynchronous iterator",
    ),
    "a lock of threads in async with": (
        "import threading\nasync def answer(fetch):\n    async with threading.Lock():\n        return 7\n",
        "`async with` takes an asynchronous context manager",
    ),
    "an asyncio lock in a plain with": (
        "async def answer(fetch):\n    with asyncio.Lock():\n        return 7\n",
        "It is opened and closed with waiting: write `async with`",
    ),
    "a pool's futures in gather": (
        "from concurrent.futures import Future\n"
        "async def answer(fetch):\n    return await asyncio.gather(*[Future()])\n",
        "gather takes coroutines, tasks and asyncio's futures.",
    ),
    "a function where a coroutine is needed": (
        "async def answer(fetch):\n    return await asyncio.create_task(fetch)\n",
        "What is needed there is a coroutine",
    ),
    "an asynchronous generator in a plain loop": (
        "async def pages():\n    yield 1\nasync def answer(fetch):\n    return [page for page in pages()]\n",
        "What gives its items with waiting goes with `async for`",
    ),
    "a wait for nothing": (
        "async def answer(fetch):\n    await asyncio.wait([])\n",
        "asyncio.wait refuses an empty set",
    ),
    "a task in a thread": (
        "def begin(coroutine):\n    try:\n        asyncio.create_task(coroutine)\n    finally:\n"
        "        coroutine.close()\n"
        "async def answer(fetch):\n    await asyncio.to_thread(begin, fetch(1))\n",
        "No loop runs here, and that line needs one",
    ),
    "a coroutine awaited twice": (
        "async def answer(fetch):\n    call = fetch(1)\n    return await call + await call\n",
        "A coroutine can be awaited once.",
    ),
    "a coroutine awaited by two": (
        "async def wait_for(call):\n    return await call\n"
        "async def answer(fetch):\n    call = fetch(1)\n    await asyncio.gather(wait_for(call), wait_for(call))\n",
        "A coroutine can be awaited once.",
    ),
    "an asynchronous generator asked by two": (
        "async def pages(fetch):\n    yield await fetch(1)\n"
        "async def answer(fetch):\n    source = pages(fetch)\n"
        "    await asyncio.gather(source.__anext__(), source.__anext__())\n",
        "A generator takes one step at a time",
    ),
    "a lock of another loop": (
        "lock = asyncio.Lock()\nasync def use():\n    async with lock:\n        try:\n"
        "            await asyncio.wait_for(lock.acquire(), 0.01)\n        except TimeoutError:\n            pass\n"
        "async def answer(fetch):\n    await asyncio.to_thread(asyncio.run, use())\n    await lock.acquire()\n"
        "    await lock.acquire()\n",
        "It was made for another event loop",
    ),
    "a set that grows in a loop over it": (
        "async def answer(fetch):\n    names = {1}\n    for name in names:\n        await fetch(name)\n"
        "        names.add(name + 1)\n",
        "Something else changes it while that loop goes through it",
    ),
    "a task that awaits itself": (
        "async def answer(fetch):\n    await asyncio.current_task()\n",
        "A task that waits for itself would wait for ever",
    ),
    "a TaskGroup before its block": (
        "async def answer(fetch):\n    group = asyncio.TaskGroup()\n    call = fetch(1)\n    try:\n"
        "        group.create_task(call)\n    finally:\n        call.close()\n",
        "Create its tasks inside of the block",
    ),
    "a condition without its lock": (
        "async def answer(fetch):\n    await asyncio.Condition().wait()\n",
        "wait() and notify() of a condition belong in a block",
    ),
    "a lock given back twice": (
        "async def answer(fetch):\n    asyncio.Lock().release()\n",
        "Something is released that was not taken",
    ),
    "a semaphore given back twice": (
        "async def answer(fetch):\n    asyncio.BoundedSemaphore(1).release()\n",
        "Something is released that was not taken",
    ),
    "task_done once too often": (
        "async def answer(fetch):\n    asyncio.Queue().task_done()\n",
        "Call task_done() once for each item",
    ),
    "a context manager without a yield": (
        "from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def opened():\n"
        "    if False:\n        yield\n"
        "async def answer(fetch):\n    async with opened():\n        return 7\n",
        "A function under @asynccontextmanager",
    ),
    "a context that is entered twice": (
        "import contextvars\nasync def answer(fetch):\n    context = contextvars.copy_context()\n"
        "    context.run(context.run, print)\n",
        "Only one call at a time can run in a context",
    ),
    "a loop that was closed": (
        "async def answer(fetch):\n    loop = asyncio.new_event_loop()\n    loop.close()\n    loop.call_soon(print)\n",
        "It was closed before that line came to use it",
    ),
    "anext at the end, inside of a generator": (
        "async def none():\n    if False:\n        yield\n"
        "async def first(source):\n    yield await anext(source)\n"
        "async def answer(fetch):\n    async for each in first(none()):\n        return each\n",
        "StopAsyncIteration cannot leave an asynchronous generator",
    ),
    "anext at the end": (
        "async def none():\n    if False:\n        yield\nasync def answer(fetch):\n    return await anext(none())\n",
        "anext(...) raises it at the end",
    ),
    "a future set twice": (
        "async def answer(fetch):\n    future = asyncio.Future()\n    future.set_result(1)\n    future.set_result(2)\n",
        "A future is set once",
    ),
    "a result that is not there": (
        "async def answer(fetch):\n    return asyncio.Future().result()\n",
        "The result is not there yet",
    ),
    "an empty queue": (
        "async def answer(fetch):\n    return asyncio.Queue().get_nowait()\n",
        "The ..._nowait methods never wait",
    ),
    "a stream that ends too early": (
        "async def answer(fetch):\n    reader = asyncio.StreamReader()\n    reader.feed_eof()\n"
        "    return await reader.readexactly(4)\n",
        "The stream ended before so much had come.",
    ),
    "a function inside a function for another process": (
        "import pickle\nasync def answer(fetch):\n    pickle.dumps(lambda: 7)\n",
        "What goes to another process must be a function at the top of a file",
    ),
    "a division by 0": (
        "async def answer(fetch):\n    return 1 / (await fetch(1) - 7)\n",
        "When is the divisor 0",
    ),
    "a key that is not there": (
        "async def answer(fetch):\n    return {}[await fetch(1)]\n",
        "Nothing is there at that moment.",
    ),
    "bytes that are no text": (
        "async def answer(fetch):\n    return b'\\xff'.decode()\n",
        "Those bytes are no text in that encoding",
    ),
    "an error of its own in place of another": (
        "async def answer(fetch):\n    try:\n        {}['key']\n    except KeyError:\n"
        "        raise RuntimeError('failed')\n",
        "Your code raises it in place of KeyError",
    ),
    "an error of its own": (
        "async def answer(fetch):\n    raise RuntimeError('failed')\n",
        "Your code raises it in this line",
    ),
    "an error in a line about what was raised": (
        "def check(text):\n    raised_at = int(text)\n    return raised_at\n"
        "async def answer(fetch):\n    return check('noon')\n",
        "Go through your code line by line",
    ),
    "a mistake in a TaskGroup": (
        "async def answer(fetch):\n    async with asyncio.TaskGroup() as group:\n"
        "        group.create_task(fetch(1)).add_done_callback(print)\n        asyncio.Lock().release()\n",
        "Something is released that was not taken",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_has_its_advice(project, name):
    answer, advice = ERRORS[name]
    suite = """
        async def test_it(kata, service):
            await kata.answer(service("fetch", latency=1, result=7))
    """
    graded = project.grade(f"import asyncio\n{answer}", suite)
    assert graded.verdict == "WRONG_RESULT", graded.text
    assert f"try {advice}" in " ".join(graded.text.split()), graded.text


# Errors that the tests raise: (the answer, the beginning of the advice).
CALLS_THAT_FAIL = {
    "a bare call": ("async def answer(fetch):\n    return await fetch(1)\n", "What that line calls may fail."),
    "a call in a TaskGroup": (
        "async def answer(fetch):\n    async with asyncio.TaskGroup() as group:\n        group.create_task(fetch(1))\n",
        "A TaskGroup raises the errors of its tasks in a group.",
    ),
}


@pytest.mark.parametrize("error", ["ConnectionError('down')", "ValueError('odd')", "KeyError('nobody')"])
@pytest.mark.parametrize("name", CALLS_THAT_FAIL)
def test_an_error_of_a_call_is_to_be_caught(project, name, error):
    answer, advice = CALLS_THAT_FAIL[name]
    suite = f"""
        async def test_it(kata, service):
            await kata.answer(service("fetch", latency=1, error={error}))
    """
    graded = project.grade(f"import asyncio\n{answer}", suite)
    assert graded.verdict == "WRONG_RESULT", graded.text
    assert f"try {advice}" in " ".join(graded.text.split()), graded.text


# How often `fetch` is called, how often it should be, and the beginning of the advice.
@pytest.mark.parametrize(
    ("called", "expected", "advice"),
    [(2, 1, "Look for what calls it again"), (1, 2, "Calls are missing"), (1, 0, "See in the contract when that may")],
)
def test_a_wrong_number_of_calls_has_its_advice(project, called, expected, advice):
    suite = f"""
        async def test_it(kata, service):
            fetch = service("fetch", latency=1)
            await kata.answer(fetch)
            fetch.assert_called(times={expected})
    """
    graded = project.grade(f"async def answer(fetch):\n    for _ in range({called}): await fetch(1)\n", suite)
    assert f"try {advice}" in " ".join(graded.text.split()), graded.text


def test_a_coroutine_handed_to_a_call_is_a_forgotten_await_and_gives_no_warning(project):
    suite = """
        async def test_it(kata, service):
            await kata.answer(service("fetch", latency=1), service("check", latency=1))
    """
    for call in ("check(text)", "check(text=text)"):
        answer = f"async def read(): pass\nasync def answer(fetch, check):\n    text = read()\n    await {call}\n"
        graded = project.grade(answer, suite)
        assert (graded.verdict, graded.named_line) == ("NEVER_AWAITED", 3), graded.text
        assert "`read(...)` makes a coroutine, and nobody awaited it" in " ".join(graded.text.split())
        assert "RuntimeWarning" not in graded.text


def test_an_error_whose_name_begins_with_timeout_is_no_time_limit_of_the_test(project):
    suite = """
        import pytest

        async def test_it(kata):
            with pytest.raises(TimeoutError):
                await kata.answer()
    """
    graded = project.grade("async def answer():\n    return 1\n", suite)
    assert graded.verdict == "WRONG_RESULT", graded.text
    assert graded.message == "TimeoutError was expected to come out of the code, and nothing was raised."


def test_a_method_with_a_yield_is_named(project):
    answer = """
        class Opened:
            async def __aenter__(self):
                yield 7
            async def __aexit__(self, *exc):
                pass
        """
    project.defines = ["class Opened"]
    suite = "async def test_it(kata):\n    async with kata.Opened():\n        pass\n"
    graded = project.grade(answer, suite)
    assert graded.verdict == "BROKEN", graded.text
    assert graded.message.startswith("`Opened.__aenter__` contains `yield`, so it is an asynchronous generator")


def test_a_list_of_the_callers_is_to_be_copied(project):
    suite = """
        async def test_it(kata):
            names = ["a", "b"]
            await kata.answer(names)
            assert names == ["a", "b"], "the list `names` belongs to the caller and must stay as it is"
    """
    graded = project.grade("async def answer(names):\n    names.pop()\n", suite)
    assert "try Work on a copy" in " ".join(graded.text.split()), graded.text


def test_an_assertion_may_bring_its_own_advice(project):
    suite = """
        async def test_it(kata):
            assert await kata.answer() == [1, 2], "the numbers. Try: Count to 2."
    """
    graded = project.grade("async def answer():\n    return [2, 1]\n", suite)
    assert graded.message == "the numbers: got [2, 1], expected [1, 2]; the items are right, their order is not."
    assert "try Count to 2. " in " ".join(graded.text.split()), graded.text


def test_no_kind_of_error_is_known_in_vain():
    shadowed = [
        (kinds, contained)
        for number, (kinds, contained, _) in enumerate(KNOWN)
        if any(not earlier and issubclass(kind, before) for before, earlier, _ in KNOWN[:number] for kind in kinds)
        and not contained
    ]
    assert shadowed == []


# got, expected, the remark
VALUES = {
    "another order": ([1, 2], [2, 1], "the items are right, their order is not"),
    "another order in a tuple": (("b", "a"), ("a", "b"), "the items are right, their order is not"),
    "another order further inside": (
        ([2, 1], {"a": [1]}),
        ([1, 2], {"a": [1]}),
        "the items are right, their order is not",
    ),
    "no None": ([1, 2], [1, None, 2], "the first that is missing is None"),
    "an end at None": ([], [None, 1], "the first that is missing is None"),
    "no 0": ([1, 2], [0, 1, 2], "the first that is missing counts as false: 0"),
    "an end at an empty text": ([], ["", "a"], "the first that is missing counts as false: ''"),
    "no key for None": ({}, {"a": None}, "the first that is missing is None"),
    "each once": (["a", "b"], ["a", "b", "a"], "equal ones are there only once"),
    "one of two pairs": ([("a", 1)], [("a", 1), ("a", 1)], "equal ones are there only once"),
    "no last one": ([1, 2], [1, 2, 3], "missing at the end: 3"),
    "none in the middle": ([1, 5], [1, 2, 3, 4, 5], "missing: 2, 3, 4"),
    "many missing": ([1, 7], [1, 2, 3, 4, 5, 6, 7], "missing: 2, 3, 4 and 2 more"),
    "a key missing": ({"a": 1}, {"a": 1, "b": 2}, "missing: 'b'"),
    "one step too far": ([1, 2, 3], [1, 2], "too many: 3"),
    "left from before": (["a"], [], "too many: 'a'"),
    "a key too many": ({"a": 1, "b": 2}, {"a": 1}, "too many: 'b'"),
    "the last for all": (["b", "b"], ["a", "b"], "one stands in the place of another: 'b' for 'a'"),
    "a list for a tuple": ([1, 2], (1, 2), "the items are right, but in a list instead of a tuple"),
    "a tuple for a list": ((1, 2), [1, 2], "the items are right, but in a tuple instead of a list"),
    "bytes for a text": (b"\xc3\xa9t\xc3\xa9", "été", "bytes instead of a text"),
    "a text for bytes": ("été", b"\xc3\xa9t\xc3\xa9", "a text instead of bytes"),
    "the text of an error": ([("a", "down")], [("a", OSError("down"))], "a text instead of the exception"),
    "stripped": ("a b", "a b\n", "only white space differs"),
    "stripped in a list": (["a", "b"], [" a", "b "], "only white space differs"),
    "UTF-8 read as Latin-1": ("Ã©tÃ©", "été", "the bytes were read or written in another encoding"),
    "Latin-1 read as UTF-8": ("\ufffdt\ufffd", "été", "the bytes were read or written in another encoding"),
    "a list in a list": ([["a", "b"]], ["a", "b"], "the items are right, but inside of one more list"),
    # Nothing to say.
    "numbers": (1, 2, ""),
    "another text": ("a", "b", ""),
    "an empty list": ([], [1, 2], ""),
    "nothing in common": ([1, 2], [3, 4], ""),
    "numbers that are equal by chance": ([2, 2], [1, 2], ""),
    "two kinds of differences": ([[2, 1], ["a"]], [[1, 2], ["b"]], ""),
    "empty texts": ("", " ", ""),
    "another text for bytes": ("nothing came", b"data", ""),
    "a missing key, and another value": ({"a": 1}, {"a": 2, "b": 2}, ""),
    "other keys": ({"a": 1}, {"b": 1}, ""),
    "lists too long to be searched": ([*range(1, 1000), 0], [*range(1000)], ""),
}


@pytest.mark.parametrize("name", VALUES)
def test_of_two_values_it_is_remarked(name):
    got, expected, wanted = VALUES[name]
    assert remark(got, expected) == (f"; {wanted}" if wanted else "")


def test_each_remark_is_provoked_and_has_its_advice():
    provoked = {phrase for _, _, wanted in VALUES.values() for phrase in REMARKS if wanted.startswith(phrase)}
    assert provoked == set(REMARKS)
    beginnings = list(REMARKS)
    for number, phrase in enumerate(beginnings):
        assert not any(phrase.startswith(before) for before in beginnings[:number]), phrase


def test_a_value_that_cannot_be_compared_is_no_harm():
    class Odd:
        def __eq__(self, other):
            raise ValueError("no comparison")

        __hash__ = None

    assert remark([Odd()], [1]) == ""
    inside = []
    inside.append(inside)
    assert remark(inside, [[[1]]]) == ""
