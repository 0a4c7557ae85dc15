"""Suite: first_await."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail

NAMES = ["Ada", "Grace", "Edsger", "Barbara", "Linus", "Guido", "Radia"]


@pytest.fixture
def name(rng):
    return rng.choice(NAMES)


@pytest.fixture
def fetch_name(service, name):
    return service("fetch_name", latency=1, result=name)


async def test_the_greeting_contains_the_fetched_name(kata, fetch_name, name):
    assert await kata.greeting(fetch_name) == f"Hello, {name}!"


async def test_the_name_is_fetched_exactly_once(kata, fetch_name):
    await kata.greeting(fetch_name)
    fetch_name.assert_called(times=1)


async def test_the_next_greeting_asks_the_server_again(kata, service):
    fetch_name = service("fetch_name", latency=1, result=["Ada", "Grace"])
    greetings = [await kata.greeting(fetch_name), await kata.greeting(fetch_name)]
    assert greetings == ["Hello, Ada!", "Hello, Grace!"], "two greetings, one after the other"


async def test_it_takes_as_long_as_the_server(kata, fetch_name, clock):
    with clock.takes(1, "the greeting", why="the server takes 1 s"):
        await kata.greeting(fetch_name)


@pytest.mark.parametrize("name", ["  o'Neill {x} ", ""], ids=["strange", "empty"])
async def test_an_unusual_name_is_used_as_it_is(kata, service, name):
    fetch_name = service("fetch_name", result=name)
    assert await kata.greeting(fetch_name) == "Hello, " + name + "!"


@pytest.mark.parametrize("kind", [ConnectionError, TimeoutError, LookupError])
async def test_an_error_of_the_server_comes_through(kata, service, kind):
    error = kind("server down")
    fetch_name = service("fetch_name", latency=1, error=error)
    advice = "`await` lets an exception through as it is, if nothing around it catches it."
    try:
        greeting = await kata.greeting(fetch_name)
    except kind as raised:
        if raised is not error:
            what = f"`fetch_name` raised {error!r}, and another exception came out: {raised!r}."
            fail(Verdict.WRONG_RESULT, what, advice=advice)
    else:
        what = f"`fetch_name` raised {error!r}, and `greeting` returned {greeting!r} as if it had not."
        fail(Verdict.WRONG_RESULT, what, advice=advice)
    fetch_name.assert_called(times=1)


async def test_two_greetings_can_wait_at_the_same_time(kata, service, clock):
    fetch_name = service("fetch_name", latency=1, result=["Ada", "Grace"])
    with clock.takes(1, "two greetings at once"):
        both = await asyncio.gather(kata.greeting(fetch_name), kata.greeting(fetch_name))
    assert both == ["Hello, Ada!", "Hello, Grace!"]


async def test_it_can_be_cancelled_while_it_waits(kata, fetch_name):
    task = asyncio.create_task(kata.greeting(fetch_name))
    await asyncio.sleep(0.5)
    await cancel_and_wait(task)
