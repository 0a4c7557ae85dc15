"""Suite: time_limit."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def fallback(rng):
    return rng.choice(["best sellers", "new books", "what others read", "the shop window"])


async def assert_comes_through(coroutine, error, fallback):
    __tracebackhide__ = True
    try:
        result = await coroutine
    except type(error) as raised:
        came_out = raised
    else:
        came_out = None
    if came_out is not None:
        assert came_out is error, "the error must come through as `fetch` raised it"
        return
    fail_because_it_returned(result, error, fallback)


def fail_because_it_returned(result, error, fallback):
    __tracebackhide__ = True
    what = "the fallback" if result == fallback else repr(result)
    fail(
        Verdict.LOST_ERROR,
        f"`fetch` raised {error!r} before the time was up, and `fetch_within` returned {what}.",
        advice="The fallback is for one case only: that your own limit was reached. Which object knows whether it was?"
        if isinstance(error, TimeoutError)
        else "Let the errors of `fetch` through: only what your own limit raises is yours to catch.",
    )


async def test_a_result_in_time_is_returned_as_soon_as_it_is_there(kata, service, fallback, clock, rng):
    result = f"{rng.randrange(100)} books"
    fetch = service("fetch", latency=2, result=result)
    with clock.takes(2, "a fetch of 2 s with a limit of 5 s"):
        assert await kata.fetch_within(fetch, 5, fallback) == result
    fetch.assert_called(times=1)


async def test_a_fetch_that_is_too_slow_gives_the_fallback(kata, service, fallback):
    fetch = service("fetch", latency=30, result="too late")
    try:
        result = await kata.fetch_within(fetch, 2, fallback)
    except TimeoutError:
        fail(
            Verdict.WRONG_RESULT,
            "the fetch took too long, and a TimeoutError came out; expected the fallback.",
            advice="Catch the TimeoutError of your own limit, and return the fallback there.",
        )
    assert result == fallback


async def test_the_fallback_comes_exactly_at_the_limit(kata, service, fallback, clock, rng):
    # Between the hundredths of a second, so that asking the clock every now and then comes too late.
    limit = rng.choice([0.25, 0.5, 0.75]) + 0.03125
    fetch = service("fetch", latency=30)
    with clock.takes(limit, f"a fetch of 30 s with a limit of {limit} s"):
        await kata.fetch_within(fetch, limit, fallback)


async def test_a_late_fetch_is_cancelled_and_its_cleanup_waited_for(kata, service, fallback, clock):
    fetch = service("fetch", latency=30, cleanup=0.5)
    result = await kata.fetch_within(fetch, 2, fallback)
    fetch.assert_cancelled(None)
    clock.assert_elapsed(2.5, "a late fetch with a limit of 2 s", why="2 s, and its cleanup of 0.5 s")
    assert result == fallback


async def test_a_result_may_be_anything_and_so_may_the_fallback(kata, service):
    for anything in (None, False, 0, "", ValueError("returned, not raised"), dict):
        quick, slow = service("quick", latency=1, result=lambda it=anything: it), service("slow", latency=3)
        result = await kata.fetch_within(quick, 2, "fallback")
        assert result is anything, f"`fetch` returned {anything!r} in time, and `fetch_within` {result!r}"
        result = await kata.fetch_within(slow, 2, anything)
        assert result is anything, f"the fallback is {anything!r}, and `fetch_within` returned {result!r}"


async def test_an_error_of_the_fetch_comes_through(kata, service, fallback):
    error = ConnectionError("service is down")
    fetch = service("fetch", latency=1, error=error)
    await assert_comes_through(kata.fetch_within(fetch, 2, fallback), error, fallback)


async def test_a_timeout_error_of_the_fetch_comes_through_too(kata, service, fallback, clock):
    error = TimeoutError("no connection within 1 s")
    fetch = service("fetch", latency=1, error=error)
    with clock.takes(1, "a fetch that fails after 1 s"):
        await assert_comes_through(kata.fetch_within(fetch, 2, fallback), error, fallback)
    slow, errors = service("slow", latency=30), []

    async def fetch_with_a_limit_of_its_own():
        try:
            async with asyncio.timeout(1):
                return await slow()
        except TimeoutError as error:
            errors.append(error)
            raise

    with clock.takes(1, "a fetch with an asyncio.timeout(1) of its own"):
        try:
            result = await kata.fetch_within(fetch_with_a_limit_of_its_own, 2, fallback)
        except TimeoutError as error:
            came_out = error
        else:
            fail_because_it_returned(result, errors[0], fallback)
    assert errors == [came_out], "the error must come through as `fetch` raised it"


async def test_dozens_of_fetches_have_a_limit_each(kata, service, clock):
    quick, slow = service("quick", latency=1, result="in time"), service("slow", latency=5, result="at last")
    attempts = [(quick, 2, "in time"), (slow, 3, "late"), (slow, 5.5, "at last"), (slow, 4.5, "late")] * 6
    with clock.takes(5, "24 fetches of 1 or 5 s, with limits of 2 to 5.5 s"):
        results = await asyncio.gather(*(kata.fetch_within(fetch, limit, "late") for fetch, limit, _ in attempts))
    assert results == [expected for *_, expected in attempts]


async def test_when_it_is_cancelled_it_cancels_the_fetch_and_ends_as_cancelled(kata, service, fallback):
    fetch = service("fetch", latency=30, cleanup=0.5)
    task = asyncio.create_task(kata.fetch_within(fetch, 5, fallback))
    await asyncio.sleep(1)
    await cancel_and_wait(task, within=1)
    fetch.assert_cancelled(None)


async def test_cancellations_of_others_are_told_from_its_own(kata, service, fallback, clock):
    fetch = service("fetch", latency=30)
    with clock.takes(1, "a limit of 1 s around a limit of 5 s"):
        try:
            async with asyncio.timeout(1) as around:
                result = await kata.fetch_within(fetch, 5, fallback)
        except TimeoutError:
            assert around.expired()
        else:
            fail(
                Verdict.SWALLOWED_CANCEL,
                f"the caller's own limit was reached first and cancelled the code, which returned {result!r} all the"
                " same.",
            )

    async def catch_a_cancellation_and_fetch():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            return await kata.fetch_within(fetch, 2, fallback)

    task = asyncio.create_task(catch_a_cancellation_and_fetch())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    if task.cancelled():
        fail(
            Verdict.WRONG_RESULT,
            "a caller had been cancelled, and called `fetch_within` after that. The fetch took too long, and"
            " CancelledError came out; expected the fallback.",
            advice="Nobody cancelled it while it ran. task.cancelling() also counts what the caller caught before:"
            " compare it with its value at the start.",
        )
    assert task.result() == fallback


async def test_cancelled_while_a_late_fetch_cleans_up_it_ends_as_cancelled(kata, service, fallback):
    fetch = service("fetch", latency=30, cleanup=1)
    task = asyncio.create_task(kata.fetch_within(fetch, 2, fallback))
    await asyncio.sleep(2.5)
    await cancel_and_wait(task, within=1)
    await asyncio.sleep(1)


async def test_cancelled_at_the_very_moment_of_the_limit_it_ends_as_cancelled(kata, service, fallback):
    for cancelled_first in (True, False):
        fetch = service("fetch", latency=30)
        loop = asyncio.get_running_loop()
        task = asyncio.create_task(kata.fetch_within(fetch, 2, fallback))
        moment = loop.time() + 2
        if cancelled_first:
            loop.call_at(moment, task.cancel)
        await asyncio.sleep(0.5)
        if not cancelled_first:
            loop.call_at(moment, task.cancel)
        await asyncio.wait([task])
        if not task.cancelled():
            fail(
                Verdict.SWALLOWED_CANCEL,
                "the caller cancelled it at the very moment at which its own limit was reached, and it returned"
                f" {task.result()!r}.",
                advice="That the limit was reached does not say that nobody else cancelled: look at both.",
            )
        fetch.assert_cancelled(None)
