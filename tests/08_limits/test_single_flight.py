"""Suite: single_flight."""

import asyncio
import contextlib

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def city(rng):
    return rng.choice(["Bergen", "Lima", "Nairobi", "Oslo", "Rome", "Tokyo"])


@pytest.fixture
def reports(rng):
    return rng.sample(["sun", "rain", "snow", "fog", "hail", "wind"], 4)


def assert_calls(fetch, expected, when):
    """So many calls of `fetch` have begun."""
    __tracebackhide__ = True
    if (number := len(fetch.calls)) != expected:
        fail(
            Verdict.WRONG_RESULT,
            f"{when}: `fetch` was called {number} time{'' if number == 1 else 's'}, expected {expected}.",
            where=next((request.place for request in fetch.requests if request.place), None),
            advice="Keep a call under its key from its start on, and look there before each call: does one run, or is"
            " its result still fresh?"
            if number > expected
            else "A call is for its own key, and its result for the `ttl` only: see when a new one is due.",
        )


SHARED_TASK = (
    "Run the call in a task of its own, and let the callers wait for it with asyncio.wait([task]): who awaits a task"
    " directly takes it along when cancelled."
)


async def result_of(task, who, advice=SHARED_TASK):
    """A caller's result; that it was cancelled together with another one is a failure."""
    __tracebackhide__ = True
    try:
        return await task
    except asyncio.CancelledError:
        fail(
            Verdict.WRONG_RESULT,
            f"{who} got a CancelledError, although only another caller was cancelled.",
            advice=advice,
        )


async def test_a_caller_gets_the_result(kata, service, city, reports, clock):
    fetch = service("fetch", latency=2, result=reports[0])
    with clock.takes(2, "a call of 2 s"):
        assert await kata.SingleFlight(fetch, 10).get(city) == reports[0]
    fetch.assert_called_with([city])


async def test_callers_that_come_together_share_one_call(kata, service, city, reports, clock):
    fetch = service("fetch", latency=2, result=reports)
    flights = kata.SingleFlight(fetch, 10)
    with clock.takes(2, "three callers of one call of 2 s"):
        results = await asyncio.gather(*(flights.get(city) for _ in range(3)))
    assert_calls(fetch, 1, "three callers wanted the same key at the same time")
    assert results == [reports[0]] * 3


async def test_a_caller_that_comes_during_a_call_joins_it(kata, service, city, reports, clock):
    fetch = service("fetch", latency=2, result=reports)
    flights = kata.SingleFlight(fetch, 0)
    first = asyncio.create_task(flights.get(city))
    await asyncio.sleep(1.5)
    with clock.takes(0.5, "joining a call of 2 s after 1.5 s"):
        results = [await flights.get(city), await first]
        assert_calls(fetch, 1, "a second caller came during the call of the first")
    assert results == [reports[0]] * 2


async def test_different_keys_have_calls_of_their_own_at_the_same_time(kata, service, clock):
    fetch = service("fetch", latency=2, result=lambda key: [key])
    flights = kata.SingleFlight(fetch, 10)
    keys = [1, "1", (1, 2), None]
    results = await asyncio.gather(*(flights.get(key) for key in keys))
    assert results == [[key] for key in keys], "the keys were 1, '1', (1, 2) and None"
    fetch.assert_all_at_once()
    clock.assert_elapsed(2, "four calls of 2 s for different keys")


async def test_a_result_is_kept_for_the_ttl_after_the_end_of_the_call(kata, service, city, reports, clock):
    fetch = service("fetch", latency=4, result=reports)
    flights = kata.SingleFlight(fetch, 10)
    await flights.get(city)
    for pause in (5.25, 4.5):
        await asyncio.sleep(pause)
        with clock.takes(0, "asking for a fresh result", why="it is kept"):
            result = await flights.get(city)
            assert_calls(fetch, 1, "with a ttl of 10 s, the key was wanted 5.25 and 9.75 s after the end of the call")
        assert result == reports[0]
    await asyncio.sleep(0.5)
    results = await asyncio.gather(flights.get(city), flights.get(city))
    assert results == [reports[1]] * 2, "10.25 s after the end of the call, a ttl of 10 s is over (two callers came)"
    assert_calls(fetch, 2, "with a ttl of 10 s, two callers wanted the key 10.25 s after the end of the first call")
    # What happens to another key changes nothing.
    await asyncio.sleep(6)
    await flights.get("another city")
    await asyncio.sleep(0.5)
    assert await flights.get(city) == reports[3], (
        "with a ttl of 10 s, 10.5 s after the end of the call (0.5 s before, a call for another key had ended)"
    )
    assert await flights.get("another city") == reports[2], "with a ttl of 10 s, 4.5 s after the end of its call"


async def test_none_is_kept_like_any_other_result(kata, service, city):
    fetch = service("fetch", latency=1, result=lambda city: None)
    flights = kata.SingleFlight(fetch, 10)
    for _ in range(3):
        assert await flights.get(city) is None
    assert_calls(fetch, 1, "the key was wanted three times, with a ttl of 10 s, and the result is None")


async def test_a_ttl_of_zero_keeps_nothing(kata, service, city, reports):
    fetch = service("fetch", latency=1, result=reports)
    flights = kata.SingleFlight(fetch, 0)
    results = []
    for _ in range(3):
        results.append(await flights.get(city))
        await asyncio.sleep(0.5)
    assert results == reports[:3], "three calls after each other, with a ttl of 0"


async def check_that_all_may_try_again_at_once(kata, service, city, reports):
    """Three callers whose call fails ask again at that very moment."""
    __tracebackhide__ = True
    fetch = service("fetch", latency=1, error=[ConnectionError("no answer"), None], result=reports)
    flights = kata.SingleFlight(fetch, 10)

    async def persistent():
        try:
            return await flights.get(city)
        except ConnectionError:
            return await flights.get(city)

    what = "three callers waited for a call that failed, and each of them asked again at once"
    results = await asyncio.gather(*(persistent() for _ in range(3)), return_exceptions=True)
    if any(isinstance(result, ConnectionError) for result in results):
        fail(
            Verdict.WRONG_RESULT,
            f"{what}. One of them got the old error again.",
            advice="Forget a call that failed at the moment at which it ends, before any of its callers goes on.",
        )
    if len(fetch.calls) > 2:
        fail(
            Verdict.WRONG_RESULT,
            f"{what}. That made {len(fetch.calls) - 1} new calls, expected one for all of them.",
            where=fetch.requests[0].place,
            advice="Forget a call that failed once, at its end. When its callers go on, one after the other, there may"
            " be a new call under that key already.",
        )
    assert results == [reports[1]] * 3, what


async def test_an_error_reaches_all_and_is_not_kept(kata, service, city, reports):
    error = ConnectionError("no answer")
    fetch = service("fetch", latency=1, error=[error, None, error, error], result=reports)
    flights = kata.SingleFlight(fetch, 10)
    results = await asyncio.gather(*(flights.get(city) for _ in range(3)), return_exceptions=True)
    if results != [error] * 3 and all(isinstance(result, ConnectionError) for result in results):
        fail(
            Verdict.WRONG_RESULT,
            "three callers waited for a call that failed. They got exceptions that look like the one of the call, and"
            " are not the same object.",
            advice="Hand on the exception itself: others may know it by what hangs on it.",
        )
    assert results == [error] * 3, "three callers waited for a call that failed"
    assert_calls(fetch, 1, "three callers waited for a call that failed")
    await asyncio.sleep(0.5)
    try:
        result = await flights.get(city)
    except ConnectionError:
        fail(
            Verdict.WRONG_RESULT,
            "a call failed, and a caller that came 0.5 s later got the old error again.",
            advice="Keep results only; after an error, the next caller makes a new call.",
        )
    assert result == reports[1], "after a call that failed, a new one was made"
    for key, pause, what in (
        ("another city", 0, "the call for another key failed"),
        (city, 10.5, "the result was too old, and the new call failed"),
    ):
        await asyncio.sleep(pause)
        try:
            result = await flights.get(key)
        except ConnectionError:
            pass
        else:
            fail(
                Verdict.WRONG_RESULT,
                f"{what}: the caller got {result!r}, expected the exception.",
                advice="A result is good for `ttl` seconds, and for nothing after that.",
            )
        if key != city:
            with contextlib.suppress(ConnectionError):
                await flights.get(city)
            assert_calls(fetch, 3, f"{what}, and the result for this one was still fresh")
    await check_that_all_may_try_again_at_once(kata, service, city, reports)


async def test_a_cancelled_caller_leaves_the_call_to_the_others(kata, service, city, reports, rng, clock):
    fetch = service("fetch", latency=4, result=reports)
    flights = kata.SingleFlight(fetch, 10)
    callers = [asyncio.create_task(flights.get(city)) for _ in range(4)]
    await asyncio.sleep(1)
    for number in (0, rng.choice([1, 2])):
        await cancel_and_wait(callers.pop(number))
        await asyncio.sleep(1)
    for caller in callers:
        assert await result_of(caller, "a caller that was still waiting") == reports[0]
    assert_calls(fetch, 1, "two of four callers were cancelled, and two were not")
    clock.assert_elapsed(4, "a call of 4 s, of which two of four callers were cancelled")


async def test_the_last_caller_takes_the_call_along(kata, service, city, reports):
    fetch = service("fetch", latency=8, cleanup=50, result=reports)
    flights = kata.SingleFlight(fetch, 100)
    callers = [asyncio.create_task(flights.get(city)) for _ in range(2)]
    await asyncio.sleep(1)
    await cancel_and_wait(callers[0])
    await asyncio.sleep(1)
    if callers[1].done():
        await result_of(callers[1], "the second of two callers")
    await cancel_and_wait(callers[1], within=50)
    fetch.assert_cancelled(city)
    assert await flights.get(city) == reports[1], (
        "both callers of a call were cancelled, and after its cleanup came a third"
    )


async def test_who_comes_during_the_cleanup_makes_a_new_call(kata, service, city, reports, clock):
    fetch = service("fetch", latency=4, cleanup=2, result=reports)
    flights = kata.SingleFlight(fetch, 100)
    caller = asyncio.create_task(flights.get(city))
    await asyncio.sleep(1)
    caller.cancel()
    await asyncio.sleep(0.5)
    late = asyncio.create_task(flights.get(city))
    result = await result_of(
        late,
        "a caller that came during the cleanup of a cancelled call",
        advice="Nobody may join a call that was cancelled: forget it before you cancel it, not after its cleanup.",
    )
    assert result == reports[1], "a caller that came during the cleanup of a cancelled call"
    clock.assert_elapsed(5.5, "a new call of 4 s that was wanted at 1.5 s", why="it need not wait for the cleanup")
    # The end of the old call has done nothing to the new one.
    assert await flights.get(city) == reports[1], "the result of the new call is fresh"
    await asyncio.wait([caller])
    # Nor has the old call's caller anything to do with the new call, as long as it waits for its own cleanup.
    fetch = service("fetch", latency=10, cleanup=4, result=reports)
    flights = kata.SingleFlight(fetch, 100)
    callers = []
    for _ in range(2):
        callers.append(asyncio.create_task(flights.get("another city")))
        await asyncio.sleep(1)
        callers[-1].cancel()
        await asyncio.sleep(1)
    await asyncio.wait(callers)
    fetch.assert_cancelled("another city")


async def test_dozens_of_callers_make_one_call_for_each_key(kata, service, clock):
    fetch = service("fetch", latency=3, result=lambda key: -key)
    flights = kata.SingleFlight(fetch, 10)
    keys = [number % 5 for number in range(60)]
    results = await asyncio.gather(*map(flights.get, keys))
    assert results == [-key for key in keys]
    assert_calls(fetch, 5, "60 callers wanted 5 keys")
    clock.assert_elapsed(3, "5 calls of 3 s for 60 callers")
    if await kata.SingleFlight(service("other fetch", latency=3, result=lambda key: [key]), 10).get(1) != [1]:
        fail(
            Verdict.WRONG_RESULT,
            "two SingleFlights with different functions were asked for the same key, and the second one gave the result"
            " of the first.",
            advice="Each SingleFlight has results and calls of its own: make them in __init__, not in the class.",
        )
