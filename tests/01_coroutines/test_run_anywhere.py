"""Suite: run_anywhere.

A plain test function is the script: no event loop runs. An async one is the notebook.
"""

import asyncio
import concurrent.futures
import contextlib
import contextvars
import inspect
import threading

import pytest
from grader import Verdict, fail

# In the notebook, waiting for another thread is what the contract asks for.
# In a notebook, run_sync cannot but block the loop: however it waits, no step is too long.
pytestmark = pytest.mark.limits(
    allowed_blocking=frozenset({"threading.Lock.acquire", "threading.Lock.acquire_lock"}), cpu_per_turn=5.0
)

CITIES = ["Oslo", "Rome", "Lima"]

user = contextvars.ContextVar("user", default="nobody")


async def read_user():
    await asyncio.sleep(0)
    return user.get()


async def set_after(seconds, event):
    await asyncio.sleep(seconds)
    event.set()


class Visitor:
    """`visit` is a coroutine function that notes on which loop and in which thread it runs."""

    def __init__(self):
        self.loop = None
        self.thread = None

    async def visit(self, error=None):
        self.loop = asyncio.get_running_loop()
        self.thread = threading.get_ident()
        await asyncio.sleep(1)
        if error is not None:
            raise error


def check(result, expected):
    """`run_sync` returned what it should."""
    if inspect.iscoroutine(result):
        name = result.__qualname__
        result.close()
        fail(
            Verdict.NEVER_AWAITED,
            f"`run_sync` returned a coroutine of `{name}`, which nobody awaits: it never ran.",
            advice="A plain function cannot await: start a thread, and wait until it has ended.",
        )
    assert result == expected


@pytest.fixture
def degrees(rng):
    return {city: rng.randrange(-40, 80) / 2 for city in CITIES}


class Stop(BaseException):
    """Like SystemExit, no Exception."""


async def raises(kind):
    raise kind


async def returns(result):
    return result


def check_base_exceptions(kata):
    for kind, also in ((asyncio.CancelledError, concurrent.futures.CancelledError), (Stop, Stop)):
        try:
            result = kata.run_sync(raises(kind))
        except (kind, also):
            continue
        fail(
            Verdict.LOST_ERROR,
            f"the coroutine raised {kind.__name__}, and `run_sync` returned {result!r} as if it had not.",
            advice=f"{kind.__name__} is a BaseException: `except Exception` does not catch it in the thread.",
        )


def check_result_that_is_an_exception(kata):
    note = ValueError("a note about the weather")
    try:
        result = kata.run_sync(returns(note))
    except ValueError:
        fail(
            Verdict.WRONG_RESULT,
            "the coroutine returned a ValueError object, which is its result; `run_sync` raised it.",
            advice="Keep apart what the coroutine returned and what it raised: the type does not tell.",
        )
    check(result, note)


LOCKS = (type(threading.Lock()), type(threading.RLock()), threading.Semaphore)


def check_no_lock_is_held(kata):
    """A coroutine that `run_sync` runs may call `run_sync`. A lock would stop its thread for ever: so look before."""
    for name, lock in vars(kata).items():
        if isinstance(lock, LOCKS):
            if not lock.acquire(blocking=False):
                fail(
                    Verdict.DEADLOCK,
                    f"the coroutine that `run_sync` runs is about to call `run_sync` itself, and that will wait"
                    f" for `{name}`, which is not free before the coroutine has ended.",
                    advice="Each call has a thread and a loop of its own, so there is nothing that needs a lock.",
                )
            lock.release()


@pytest.fixture
def temperature(service, degrees):
    return service("temperature", latency=5, result=degrees)


@pytest.fixture
def broken(service):
    return service("temperature", latency=5, error=ConnectionError("no weather today"))


def test_in_a_script_the_result_comes_back(kata, temperature, degrees):
    check(kata.run_sync(temperature("Oslo")), degrees["Oslo"])
    check_result_that_is_an_exception(kata)


def test_in_a_script_an_exception_comes_through(kata, broken):
    with pytest.raises(ConnectionError, match="no weather today"):
        kata.run_sync(broken("Oslo"))


def test_in_a_script_it_works_again_with_other_context_variables(kata, temperature, degrees):
    def ask_as(name):
        user.set(name)
        return kata.run_sync(temperature(name)), kata.run_sync(read_user())

    answers = [contextvars.copy_context().run(ask_as, city) for city in CITIES]
    assert answers == [(degrees[city], city) for city in CITIES], (
        "three times the temperature, and the context variable `user` as the coroutine sees it"
    )


async def test_in_a_notebook_the_result_comes_back(kata, temperature, degrees):
    check(kata.run_sync(temperature("Oslo")), degrees["Oslo"])
    check_result_that_is_an_exception(kata)


async def test_in_a_notebook_an_exception_comes_through(kata, broken):
    with pytest.raises(ConnectionError, match="no weather today"):
        kata.run_sync(broken("Oslo"))


def test_in_a_script_what_is_no_exception_comes_through_too(kata):
    check_base_exceptions(kata)


async def test_in_a_notebook_what_is_no_exception_comes_through_too(kata):
    check_base_exceptions(kata)


async def test_in_a_notebook_the_context_variables_are_seen(kata, rng):
    name = rng.choice(["Ada", "Grace", "Edsger"])
    user.set(name)
    assert kata.run_sync(read_user()) == name, "the context variable `user`, as the coroutine sees it"


async def test_in_a_notebook_the_running_loop_is_left_alone(kata, temperature):
    went_on = asyncio.Event()
    other = asyncio.create_task(set_after(1, went_on))
    await asyncio.sleep(0)
    kata.run_sync(temperature("Oslo"))
    if went_on.is_set():
        fail(
            Verdict.FORBIDDEN,
            "another task of the running loop went on in the middle of `run_sync`:"
            " that loop was run a second time, from inside itself.",
            advice="Leave the running loop alone: run the coroutine on a loop of its own, in another thread.",
        )
    await other
    visitor = Visitor()
    kata.run_sync(visitor.visit())
    if visitor.thread == threading.get_ident():
        fail(
            Verdict.FORBIDDEN,
            "the coroutine ran in the thread of the running loop: that loop was hidden from asyncio.",
            advice="Leave the running loop alone: run the coroutine on a loop of its own, in another thread.",
        )


async def test_in_a_notebook_it_takes_as_long_as_the_coroutine_even_if_that_is_long(kata, service, degrees, clock):
    temperature = service("temperature", latency=300, result=degrees)
    with clock.takes(300, "run_sync", why="the coroutine takes five minutes"):
        try:
            result = kata.run_sync(temperature("Oslo"))
        except TimeoutError:
            fail(
                Verdict.WRONG_RESULT,
                "the coroutine takes five minutes, and `run_sync` raised a TimeoutError instead of waiting for it.",
                advice="Wait for the thread without a time limit: the contract names none.",
            )
        check(result, degrees["Oslo"])


async def test_in_a_notebook_the_running_loop_goes_on_after_each_call(kata, temperature, degrees, clock):
    loop = asyncio.get_running_loop()
    for city in CITIES:
        kata.run_sync(temperature(city))
        assert asyncio.get_running_loop() is loop, "after run_sync another loop was the running one"
        with clock.takes(1, "a sleep of 1 s after run_sync"):
            await asyncio.sleep(1)

    async def calls_run_sync_itself():
        check_no_lock_is_held(kata)
        return kata.run_sync(temperature("Oslo"))

    with clock.takes(5, "run_sync of a coroutine that calls run_sync itself", why="the inner one takes 5 s"):
        check(kata.run_sync(calls_run_sync_itself()), degrees["Oslo"])


@pytest.mark.parametrize("outcome", ["result", "exception"])
async def test_in_a_notebook_the_new_loop_is_closed_after_a(kata, outcome):
    visitor = Visitor()
    error = ConnectionError("no weather today") if outcome == "exception" else None
    with contextlib.suppress(ConnectionError):
        kata.run_sync(visitor.visit(error))
    if not visitor.loop.is_closed():
        fail(Verdict.LEAKED_RESOURCE, "`run_sync` is over, and the loop on which the coroutine ran is still open.")
