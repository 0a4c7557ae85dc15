"""What to try: for errors that learners of asyncio often meet, and for values that are not as expected."""

from __future__ import annotations

import asyncio
import re
import sys
import traceback
from pathlib import Path

from grader.remarks import advice_in
from grader.texts import plain_str
from grader.verdicts import Place

# What gather makes of a list or a dict; of a tuple or a generator; of a generator on Python 3.11.
ALL_IN_ONE = re.compile(
    r"(cannot use .* as a dict key \()?unhashable type|An asyncio.Future, a coroutine|Task got bad yield: <coroutine"
)
NOT_A_RESULT = re.compile(r"got ([\[({].*?)?<(?:\w+ task |_?\w*Future\b|(coroutine) object )")
GENERATOR = re.compile(r"got ([\[({].*?)?<(async_)?generator object ")
NOT_AWAITABLE = re.compile(
    r"can't be used in 'await' expression|object can't be awaited|'async (for|with)'|a coroutine was expected"
    r"|An asyncio.Future, a coroutine or an awaitable is required|object is not an async"
    r"|object does not support the asynchronous context"
    r"|'coroutine' object has no attribute '(aclose|asend|athrow|__anext__)'"
)

# What suites say of an argument that was changed.
UNTOUCHED = "belongs to the caller and must stay as it is"
HERE = Path(__file__).parent
# Out of a call, these tell nearly always of a wrong use of it, and not of a failure.
MISTAKES = (TypeError, AttributeError, NameError, RecursionError)

# Kinds of errors, a pattern in their text (which differs from Python to Python), and the advice. The first that fits
# counts, but one with a pattern before one without.
KNOWN: list[tuple[tuple[type[BaseException], ...], str, str]] = [
    (
        (TypeError,),
        r"Passing coroutines is forbidden",
        "asyncio.wait takes tasks: make one of each coroutine with asyncio.create_task(...).",
    ),
    (
        (TypeError,),
        r"'async for'|object is not an async iter",
        "`async for` and anext take an asynchronous iterator; for a list or a plain generator, write `for` or next.",
    ),
    (
        (TypeError, AttributeError),
        r"does not support the context manager protocol",
        "It is opened and closed with waiting: write `async with` in place of `with`.",
    ),
    (
        (TypeError, AttributeError),
        r"'async with'|asynchronous context|__aenter__|__aexit__",
        "`async with` takes an asynchronous context manager; a plain one goes with `with`.",
    ),
    (
        (TypeError, ValueError),
        r"a coroutine was expected",
        "What is needed there is a coroutine, and calling the coroutine function makes one: `f()`, not `f`.",
    ),
    (
        (TypeError,),
        r"An asyncio.Future, a coroutine or an awaitable is required",
        "gather takes coroutines, tasks and asyncio's futures. What pool.submit(...) gives is of another kind:"
        " loop.run_in_executor(pool, ...) gives one that can be awaited.",
    ),
    (
        (TypeError,),
        NOT_AWAITABLE.pattern,
        "await takes a coroutine, a task or a future: what stands there is something else.",
    ),
    (
        (TypeError,),
        r"'(async_generator|Async\w+)' object is not (iterable|an iterator)",
        "What gives its items with waiting goes with `async for`, also in a comprehension: [x async for x in source].",
    ),
    (
        (ValueError,),
        r"Set of (Tasks|coroutines)/Futures is empty",
        "asyncio.wait refuses an empty set: if there is nothing to wait for, be done before that line.",
    ),
    (
        (RuntimeError,),
        r"no current event loop",
        "No loop runs here: asyncio.run(...) makes one. Inside a coroutine, use asyncio.get_running_loop().",
    ),
    (
        (RuntimeError,),
        r"no running event loop",
        "No loop runs here, and that line needs one: do it inside of a coroutine, which asyncio.run(...) runs.",
    ),
    (
        (RuntimeError,),
        r"cannot reuse already awaited coroutine|coroutine is being awaited already",
        "A coroutine can be awaited once. To wait for its result in several places, make a task of it;"
        " to do the work again, call the function again.",
    ),
    (
        (RuntimeError, ValueError),
        r"generator (is )?already (running|executing)",
        "A generator takes one step at a time: nobody may ask it for more, or close it, while a step of it runs.",
    ),
    (
        (RuntimeError,),
        r"(attached|bound) to a different (event )?loop",
        "It was made for another event loop: make it inside of the coroutine, not at the top of the file.",
    ),
    (
        (RuntimeError,),
        r"changed size during iteration|mutated during iteration",
        "Something else changes it while that loop goes through it, perhaps in an await: loop over list(...) of it.",
    ),
    (
        (RuntimeError,),
        r"Task cannot await on itself",
        "A task that waits for itself would wait for ever: leave it out of what it waits for.",
    ),
    (
        (RuntimeError,),
        r"TaskGroup .*(has not been entered|is shutting down|is finished)",
        "Create its tasks inside of the block `async with asyncio.TaskGroup() as group:`, before a task has failed.",
    ),
    (
        (RuntimeError,),
        r"cannot (wait|notify) on un-acquired",
        "wait() and notify() of a condition belong in a block `async with condition:`.",
    ),
    (
        (RuntimeError, ValueError),
        r"Lock is not acquired|released too many times",
        "Something is released that was not taken: write `async with` in place of acquire() and release().",
    ),
    (
        (ValueError,),
        r"task_done\(\) called too many times",
        "Call task_done() once for each item that get() gave, in a `finally` block.",
    ),
    (
        (RuntimeError,),
        r"generator didn't (yield|stop)",
        "A function under @asynccontextmanager (or @contextmanager) comes to exactly one `yield`, whatever happens.",
    ),
    (
        (RuntimeError,),
        r"cannot enter context: .* is already entered",
        "Only one call at a time can run in a context: give each a copy of its own, contextvars.copy_context().",
    ),
    (
        (RuntimeError,),
        r"(Session|Connector|Event loop|Runner) is closed",
        "It was closed before that line came to use it: keep to the block in which it is open, or make a new one.",
    ),
    (
        (Exception,),  # aiohttp's
        r"^Connection closed$",
        "Read the response inside of its block: at the end of the block, the connection is given away.",
    ),
    (
        (RuntimeError,),
        r"async generator raised StopAsyncIteration",
        "StopAsyncIteration cannot leave an asynchronous generator: end it with `return`, and give anext(...) a"
        " default value.",
    ),
    (
        (StopAsyncIteration,),
        "",
        "anext(...) raises it at the end: give anext a default value, or write `async for`.",
    ),
    (
        (asyncio.InvalidStateError,),
        r"not set",
        "The result is not there yet: await the task or future first.",
    ),
    (
        (asyncio.InvalidStateError,),
        "",
        "A future is set once, and not after it was cancelled: ask whether it is done() before you set it.",
    ),
    (
        (asyncio.QueueEmpty, asyncio.QueueFull),
        "",
        "The ..._nowait methods never wait: `await queue.get()` and `await queue.put(...)` do.",
    ),
    (
        (asyncio.IncompleteReadError,),
        "",
        "The stream ended before so much had come. Catch the error around the read: its `partial` has what came.",
    ),
    (
        (Exception,),  # a PicklingError, an AttributeError or a TypeError
        r"[Cc]an(?:'t|not) (be )?pickle|Can't get local object",
        "What goes to another process must be a function at the top of a file: no lambda, and none inside another.",
    ),
    (
        (RecursionError,),
        "",
        "A function that calls itself for each step runs out of calls: use a loop.",
    ),
    (
        (ZeroDivisionError,),
        "",
        "When is the divisor 0, and what does the contract want then? Ask before you divide.",
    ),
    (
        (KeyError, IndexError),
        "",
        "Nothing is there at that moment. Who puts it there, and has that happened before this line? An await lies"
        " in between, perhaps.",
    ),
    (
        (UnicodeError,),
        "",
        "Those bytes are no text in that encoding: which one does the contract name, and what if they are no text?",
    ),
    (
        (TypeError, AttributeError),
        "",
        "Look at that line: a value in it is not what you take it for. A print(...) in front of it shows them.",
    ),
]


def advice_for_error(exc: BaseException, place: Place) -> str:
    """What to try against an error that came out of the learner's code at `place`; empty if that is not known."""
    text = plain_str(exc)
    if isinstance(exc, BaseExceptionGroup):
        return _for_group(exc, place)
    if isinstance(exc, NameError) and exc.name in sys.stdlib_module_names:
        return f"Put `import {exc.name}` at the top of your file."
    if isinstance(exc, NameError):
        return "Look at the spelling of that name, and at the place where it should get its value."
    if lacks_a_star(exc, place):
        return "gather takes the coroutines one by one: put a `*` in front of a list or a generator of them."
    if type(exc) is TimeoutError and not text:  # as asyncio raises it
        return "A time limit in your code ran out. Does the contract name one? If not, wait as long as it takes."
    if is_stop_iteration(exc) and place.function == "__anext__":
        return "Raise StopAsyncIteration: StopIteration ends a plain `for` only."
    if is_stop_iteration(exc):
        return "StopIteration cannot leave an `async def`: end it with `return`, and give next(...) a default value."
    known = [each for each in KNOWN if isinstance(exc, each[0]) and re.search(each[1], text)]
    by_its_text = next((what_to_try for _, contained, what_to_try in known if contained), "")
    if not by_its_text and _was_handed_on(exc, place):
        return (
            "What that line calls may fail. See what the contract wants then, and for which classes of errors, and"
            " catch them around the line."
        )
    if not by_its_text and re.match(r"raise\b", place.source):
        return _for_raise(exc)
    return by_its_text or (known[0][2] if known else "")


def _for_raise(exc: BaseException) -> str:
    first = exc.__cause__ or exc.__context__
    if first is None:
        return "Your code raises it in this line: does the contract want an error then, and this one?"
    name = type(first).__name__
    return (
        f"Your code raises it in place of {name}: does the contract want another error than that? If not, let it out."
    )


def _for_group(group: BaseExceptionGroup, place: Place) -> str:
    first: BaseException = group
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    if not _was_handed_on(first, place) and (of_first := advice_for_error(first, place)):
        return of_first
    return (
        "A TaskGroup raises the errors of its tasks in a group. Catch an error inside of its task, or take it out of"
        " the group behind the block."
    )


def _was_handed_on(exc: BaseException, place: Place) -> bool:
    """True for an error that a fake or a suite raises on purpose, or that comes from the network."""
    *_, raised_in = [place.file, *(frame.f_code.co_filename for frame, _ in traceback.walk_tb(exc.__traceback__))]
    if raised_in == place.file or isinstance(exc, MISTAKES):
        return False
    module, _, _ = type(exc).__module__.partition(".")
    by_the_tests = Path(raised_in).parent == HERE or Path(raised_in).name.startswith("test_")
    return by_the_tests or isinstance(exc, ConnectionError) or module == "aiohttp"


def advice_for_values(message: str, compared: str) -> str:
    """What to try if an assertion failed with these texts; empty if that is not known.

    Args:
        message: what the suite says about it.
        compared: `got ..., expected ...`.
    """
    if UNTOUCHED in message:
        return "Work on a copy, such as list(...) or sorted(...): pop(), remove() and sort() change the list itself."
    if remarkable := advice_in(compared):
        return remarkable
    if compared.startswith("got None, expected "):
        return "Where does this None come from: is a `return` missing, or does a name still hold None?"
    if GENERATOR.match(compared.partition(", expected ")[0]):
        return "That is a generator, which has made nothing yet: write [...] in place of (...), or list(...) around it."
    if kind := NOT_A_RESULT.match(compared.partition(", expected ")[0]):
        one, many = ("a coroutine", "coroutines") if kind.group(2) else ("a task or a future", "tasks or futures")
        if kind.group(1):
            return f"Those are {many}, not their results: await each of them first."
        return f"That is {one}, not its result: await it first."
    return ""


def is_stop_iteration(exc: BaseException) -> bool:
    """True for what Python makes of a StopIteration that leaves a coroutine or a generator."""
    return isinstance(exc, RuntimeError) and isinstance(exc.__cause__, StopIteration)


def lacks_a_star(exc: BaseException, place: Place) -> bool:
    """True if gather got all coroutines in one list, dict, tuple or generator."""
    return "gather(" in place.source and "gather(*" not in place.source and bool(ALL_IN_ONE.match(plain_str(exc)))
