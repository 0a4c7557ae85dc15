"""Suite: future_bridge."""

import asyncio
import functools
import inspect

import pytest
from grader import Verdict, cancel_and_wait, fail
from grader.verdicts import Place

NAMES = ["Ada", "Grace", "Edsger", "Barbara", "Linus", "Guido", "Radia"]


class Operation:
    """One lookup of the phone book. `answer()` calls its callback, on time or too late."""

    def __init__(self, key, answer):
        self.key = key
        self.answer = answer
        self.cancelled = False


class PhoneBook:
    """The callback library.

    delay: seconds until it answers; None answers at once, before `start` returns.
    error: what it gives to `on_error`; None for an answer to `on_success`.
    number: what it gives to `on_success`, as a function of the key.
    """

    def __init__(self, *, number, delay=1, error=None):
        self.number = number
        self.delay = delay
        self.error = error
        self.operations = []

    def start(self, key, on_success, on_error):
        check_ordinary(on_success)
        check_ordinary(on_error)

        def answer():
            if self.error is not None:
                on_error(self.error)
            else:
                on_success(self.number(key))

        def cancel():
            operation.cancelled = True
            if timer is not None:
                timer.cancel()

        operation = Operation(key, answer)
        self.operations.append(operation)
        timer = None
        if self.delay is None:
            answer()
        else:
            timer = asyncio.get_running_loop().call_later(self.delay, answer)
        return cancel


def check_ordinary(callback):
    if inspect.iscoroutinefunction(callback):
        while isinstance(callback, functools.partial):
            callback = callback.func
        code, name = getattr(callback, "__code__", None), getattr(callback, "__name__", "your callback")
        fail(
            Verdict.NEVER_AWAITED,
            f"the library calls `{name}` like any function; made with `async def`, it then only"
            " makes a coroutine, which nobody awaits.",
            where=Place(code.co_filename, code.co_firstlineno, name) if code else None,
            advice="Write the callback with `def`.",
        )


@pytest.fixture
def name(rng):
    return rng.choice(NAMES)


@pytest.fixture
def phone_book(rng):
    area = rng.randrange(100, 1000)

    def make(**options):
        options.setdefault("number", lambda key: f"{area} {key}")
        return PhoneBook(**options)

    return make


def answer_too_late(operation, callback):
    try:
        operation.answer()
    except Exception as error:
        fail(
            Verdict.WRONG_RESULT,
            f"the lookup had been cancelled when the library called `{callback}`,"
            f" and the callback raised {type(error).__name__} into the library.",
            advice="A future that is cancelled takes no result any more: ask for `future.done()` before you set one.",
        )


async def test_the_value_is_returned(kata, phone_book, name):
    book = phone_book()
    assert await kata.lookup(book.start, name) == book.number(name)


async def test_the_lookup_is_started_once_with_the_key(kata, phone_book, name):
    book = phone_book()
    await kata.lookup(book.start, name)
    assert [operation.key for operation in book.operations] == [name], "`start` must be called once, with the key"


@pytest.mark.parametrize("kind", [ConnectionError, TimeoutError, LookupError])
async def test_the_exception_is_raised(kata, phone_book, name, kind):
    error = kind("line is dead")
    book = phone_book(error=error)
    advice = "Raise the very object that `on_error` was given. A future does so: set_exception(exception)."
    try:
        answer = await kata.lookup(book.start, name)
    except kind as raised:
        # asyncio.wrap_future makes a new TimeoutError of one, and is a right way all the same.
        if raised is not error and kind is not TimeoutError:
            what = f"the library reported {error!r}, and `lookup` raised another exception, {raised!r}."
            fail(Verdict.WRONG_RESULT, what, advice=advice)
    else:
        what = f"the library reported {error!r}, and `lookup` returned {answer!r} instead of raising it."
        fail(Verdict.WRONG_RESULT, what, advice=advice)
    if len(book.operations) != 1:
        fail(
            Verdict.WRONG_RESULT,
            f"the library reported an error, and `start` was called {len(book.operations)} times; expected once.",
            advice="Whoever calls `lookup` decides whether to try again.",
        )


@pytest.mark.parametrize("hours", [0, 10])
async def test_it_ends_at_the_moment_of_the_answer(kata, phone_book, name, rng, clock, hours):
    delay = hours * 3600 + rng.randrange(1, 128, 2) / 64  # no interval of a poll hits odd 64ths
    with clock.takes(delay, "the lookup", why="that is when the library called back"):
        await kata.lookup(phone_book(delay=delay).start, name)


async def test_none_is_a_value_too(kata, phone_book, name):
    book = phone_book(number=lambda key: None)
    assert await kata.lookup(book.start, name) is None


async def test_an_exception_object_given_to_on_success_is_a_value(kata, phone_book, name):
    value = ValueError("a note in the phone book")
    book = phone_book(number=lambda key: value)
    try:
        answer = await kata.lookup(book.start, name)
    except ValueError:
        answer = None
    if answer is not value:
        fail(
            Verdict.WRONG_RESULT,
            "the library called `on_success` with a ValueError, so this is the value to return;"
            f" `lookup` {'raised it' if answer is None else f'returned {answer!r}'}.",
            advice="Which of the two callbacks was called makes the difference, not the type of what it was given.",
        )


async def test_the_answer_may_come_before_start_returns(kata, phone_book, name, clock):
    book = phone_book(delay=None)
    with clock.takes(0, "the lookup", why="the answer was known already"):
        assert await kata.lookup(book.start, name) == book.number(name)
    broken = phone_book(delay=None, error=ConnectionError("line is dead"))
    with pytest.raises(ConnectionError, match="line is dead"):
        await kata.lookup(broken.start, name)


async def test_many_lookups_wait_at_the_same_time_even_of_the_same_key(kata, phone_book, name, clock):
    answers = iter(range(105))
    book = phone_book(number=lambda key: (key, next(answers)))
    names = [name, name] + [f"guest {number}" for number in range(103)]
    with clock.takes(1, "105 lookups of 1 s at once", why="all of them wait together, and there is no limit"):
        found = await asyncio.gather(*(kata.lookup(book.start, name) for name in names))
    assert [key for key, _ in found] == names, "the names whose numbers were returned"
    assert len(set(found)) == 105, "the number of different answers: each lookup has one of its own"


async def test_it_can_be_cancelled_while_it_waits(kata, phone_book, name):
    task = asyncio.ensure_future(kata.lookup(phone_book().start, name))
    await asyncio.sleep(0.5)
    await cancel_and_wait(task)


async def test_a_cancelled_lookup_is_cancelled_in_the_library_too(kata, phone_book, name):
    book = phone_book(delay=3600)
    tasks = []
    for _ in range(3):  # all of them of the same key
        tasks.append(asyncio.ensure_future(kata.lookup(book.start, name)))
        await asyncio.sleep(0.5)
    await cancel_and_wait(tasks.pop(1))
    first, second, third = book.operations
    if first.cancelled or third.cancelled:
        fail(
            Verdict.WRONG_RESULT,
            f"three lookups of {name} waited, the second was cancelled,"
            f" and your code stopped the {'first' if first.cancelled else 'third'} one in the library.",
            advice="Each call of `start` returns a function of its own: keep it in a local variable of that `lookup`.",
        )
    if not second.cancelled:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"`lookup` was cancelled, and the library still looks for {name}:"
            " nobody called the function that `start` returned.",
            advice="Catch the CancelledError around your `await`, call that function, and raise the error again.",
        )
    numbers = await asyncio.gather(*tasks)
    assert numbers == [book.number(name)] * 2, "two lookups that waited while another one of the same key was cancelled"


@pytest.mark.parametrize("error", [None, ConnectionError("line is dead")], ids=["value", "exception"])
async def test_a_callback_after_the_cancellation_is_ignored(kata, phone_book, name, error):
    book = phone_book(error=error)
    task = asyncio.ensure_future(kata.lookup(book.start, name))
    await asyncio.sleep(0.5)
    await cancel_and_wait(task)
    answer_too_late(book.operations[0], "on_error" if error else "on_success")


@pytest.mark.parametrize("error", [None, ConnectionError("line is dead")], ids=["value", "exception"])
async def test_a_callback_in_the_moment_of_the_cancellation_is_ignored(kata, phone_book, name, error):
    book = phone_book(error=error)
    task = asyncio.ensure_future(kata.lookup(book.start, name))
    await asyncio.sleep(0.5)
    task.cancel()
    answer_too_late(book.operations[0], "on_error" if error else "on_success")
    await cancel_and_wait(task)
