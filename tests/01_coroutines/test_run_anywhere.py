"""Suite: run_anywhere.

A plain test function is the script: no event loop runs. An async one is the notebook.
"""

import asyncio
import contextlib
import contextvars
import threading

import pytest
from grader import Verdict, fail

# In the notebook, waiting for another thread is what the contract asks for. Who waits for
# the running loop itself waits for ever: a few real seconds are enough to know.
pytestmark = [
    pytest.mark.limits(allowed_blocking=frozenset({"threading.Lock.acquire", "threading.Lock.acquire_lock"})),
    pytest.mark.timeout(3),
]

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


@pytest.fixture
def degrees(rng):
    return {city: rng.randrange(-40, 80) / 2 for city in CITIES}


@pytest.fixture
def temperature(service, degrees):
    return service("temperature", latency=5, result=degrees)


@pytest.fixture
def broken(service):
    return service("temperature", latency=5, error=ConnectionError("no weather today"))


def test_in_a_script_the_result_comes_back(kata, temperature, degrees):
    assert kata.run_sync(temperature("Oslo")) == degrees["Oslo"]


def test_in_a_script_an_exception_comes_through(kata, broken):
    with pytest.raises(ConnectionError, match="no weather today"):
        kata.run_sync(broken("Oslo"))


def test_in_a_script_it_works_again_and_again(kata, temperature, degrees):
    assert [kata.run_sync(temperature(city)) for city in CITIES] == [degrees[city] for city in CITIES]


async def test_in_a_notebook_the_result_comes_back(kata, temperature, degrees):
    assert kata.run_sync(temperature("Oslo")) == degrees["Oslo"]


async def test_in_a_notebook_an_exception_comes_through(kata, broken):
    with pytest.raises(ConnectionError, match="no weather today"):
        kata.run_sync(broken("Oslo"))


async def test_in_a_notebook_it_takes_as_long_as_the_coroutine(kata, temperature, clock):
    with clock.takes(5, "run_sync", why="the coroutine takes 5 s"):
        kata.run_sync(temperature("Oslo"))


async def test_in_a_notebook_the_context_variables_are_seen(kata, rng):
    name = rng.choice(["Ada", "Grace", "Edsger"])
    user.set(name)
    assert kata.run_sync(read_user()) == name, "the context variable `user`, as the coroutine sees it"


async def test_in_a_notebook_no_other_task_goes_on_meanwhile(kata, temperature):
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


async def test_in_a_notebook_the_coroutine_runs_in_another_thread(kata):
    visitor = Visitor()
    kata.run_sync(visitor.visit())
    if visitor.thread == threading.get_ident():
        fail(
            Verdict.FORBIDDEN,
            "the coroutine ran in the thread of the running loop: that loop was hidden from asyncio.",
            advice="Leave the running loop alone: run the coroutine on a loop of its own, in another thread.",
        )


async def test_in_a_notebook_the_running_loop_goes_on_after_each_call(kata, temperature, clock):
    loop = asyncio.get_running_loop()
    for city in CITIES:
        kata.run_sync(temperature(city))
        assert asyncio.get_running_loop() is loop, "after run_sync another loop was the running one"
        with clock.takes(1, "a sleep of 1 s after run_sync"):
            await asyncio.sleep(1)


@pytest.mark.parametrize("outcome", ["result", "exception"])
async def test_in_a_notebook_the_new_loop_is_closed_after_a(kata, outcome):
    visitor = Visitor()
    error = ConnectionError("no weather today") if outcome == "exception" else None
    with contextlib.suppress(ConnectionError):
        kata.run_sync(visitor.visit(error))
    if not visitor.loop.is_closed():
        fail(Verdict.LEAKED_RESOURCE, "`run_sync` is over, and the loop on which the coroutine ran is still open.")
