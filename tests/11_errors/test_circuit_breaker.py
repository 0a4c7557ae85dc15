"""Suite: circuit_breaker."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


class Strange(Exception):
    """An error that only this service knows."""


class Remote:
    """A remote service that is up or down."""

    def __init__(self, service):
        self.up = True
        self.error = ConnectionError
        self.fetch = service(
            "fetch",
            latency=1,
            result=lambda key: f"page {key}",
            error=lambda key: None if self.up else self.error(f"no answer for {key}"),
        )


@pytest.fixture
def remote(service):
    return Remote(service)


async def fails(breaker, remote, times=1, why="not enough calls have failed"):
    """Call it so many times while the remote service is down: the error must come through."""
    __tracebackhide__ = True
    remote.up = False
    for _ in range(times):
        try:
            await breaker.call(remote.fetch, "a")
        except remote.error:
            continue
        except Exception as exc:
            if type(exc).__name__ != "CircuitOpen":
                raise
            fail(Verdict.WRONG_RESULT, f"`call` raised CircuitOpen, and should have let the call through: {why}.")
        fail(Verdict.WRONG_RESULT, f"`function` raised {remote.error.__name__}, and it did not come out of `call`.")


async def works(breaker, remote, why):
    """Call it while the remote service is up: it must go through."""
    __tracebackhide__ = True
    remote.up = True
    try:
        assert await breaker.call(remote.fetch, "b") == "page b"
    except Exception as exc:
        if type(exc).__name__ != "CircuitOpen":
            raise
        fail(Verdict.WRONG_RESULT, f"`call` raised CircuitOpen, and should have let the call through: {why}.")


async def refuses(kata, breaker, remote, clock, why, advice=""):
    """Call it: it must raise CircuitOpen at once, without calling the remote service."""
    __tracebackhide__ = True
    before, began = len(remote.fetch.calls), clock.elapsed
    try:
        await breaker.call(remote.fetch, "c")
    except kata.CircuitOpen:
        if len(remote.fetch.calls) != before:
            fail(Verdict.WRONG_RESULT, "`call` raised CircuitOpen, but had called `function` before that.")
        clock.assert_elapsed(began, "until the refusal it", why="CircuitOpen comes at once")
        return
    except remote.error:
        pass  # of the call that should not have been made
    waited = remote.fetch.calls[-1].started - began
    if waited:
        fail(
            Verdict.WRONG_TIMING, f"`call` waited for {waited:g} s, and should have raised CircuitOpen at once: {why}."
        )
    fail(Verdict.WRONG_RESULT, f"`call` let a call through, and should have raised CircuitOpen: {why}.", advice=advice)


async def test_a_closed_breaker_hands_on_arguments_results_and_errors(kata, service, remote, rng):
    number = rng.randint(10, 99)
    fetch = service("fetch", latency=1, result=lambda *args: f"got {args}")
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    assert await breaker.call(fetch, "a", number) == f"got {('a', number)}"
    fetch.assert_called(times=1)
    remote.up = False
    with pytest.raises(ConnectionError, match="no answer for a"):
        await breaker.call(remote.fetch, "a")


async def test_a_closed_breaker_lets_calls_run_at_the_same_time(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    pages = await asyncio.gather(*(breaker.call(remote.fetch, number) for number in range(50)))
    remote.fetch.assert_all_at_once()
    clock.assert_elapsed(1, "50 calls of 1 s at once")
    assert pages == [f"page {number}" for number in range(50)]


async def test_failures_in_a_row_open_it(kata, service, remote, clock, rng):
    failures = rng.randint(2, 5)
    breaker, other = (kata.CircuitBreaker(failures=failures, cooldown=10) for _ in range(2))
    await fails(breaker, remote, times=failures)
    await refuses(kata, breaker, remote, clock, why=f"{failures} calls had failed, and failures={failures}")
    await works(other, remote, why="this is another breaker, and none of its calls has failed")
    breaker = kata.CircuitBreaker(failures=1, cooldown=10)
    await fails(breaker, remote)
    await refuses(kata, breaker, remote, clock, why="a call had failed, and failures=1")
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    for remote.error in (Strange, TimeoutError, ValueError):
        await fails(breaker, remote)
    why = "3 calls in a row had failed with 3 kinds of exceptions, and failures=3: any exception is a failure"
    await refuses(kata, breaker, remote, clock, why=why)
    breaker = kata.CircuitBreaker(failures=2, cooldown=10)
    for each in (remote, Remote(service)):
        await fails(breaker, each)
    why = "2 calls in a row had failed, each of another function, and failures=2"
    advice = "A breaker has one count, for all the functions that it calls."
    await refuses(kata, breaker, remote, clock, why=why, advice=advice)
    # A function may well raise CircuitOpen itself: it is behind a breaker of its own.
    breaker, of_function = (kata.CircuitBreaker(failures=failures, cooldown=10) for failures in (2, 1))
    await fails(of_function, remote)
    for _ in range(2):
        with pytest.raises(kata.CircuitOpen):
            await breaker.call(of_function.call, remote.fetch, "a")
    why = "`function`, which has a breaker of its own, had raised CircuitOpen twice, and failures=2"
    advice = "What `function` raises is a failure, whatever its class. Your own refusals are raised before you call it."
    await refuses(kata, breaker, remote, clock, why=why, advice=advice)


async def test_a_success_starts_the_count_anew(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    await fails(breaker, remote, times=2)
    await works(breaker, remote, why="2 failures, and failures=3")
    await fails(breaker, remote, times=2, why="after 2 failures a call succeeded, so the count began anew")
    await works(breaker, remote, why="a success after 2 failures, 2 failures again, and failures=3")


async def test_it_stays_open_for_exactly_the_cooldown(kata, remote, clock, rng):
    cooldown = rng.randint(5, 20)
    breaker = kata.CircuitBreaker(failures=3, cooldown=cooldown)
    await fails(breaker, remote, times=3)
    for seconds in (0.25, cooldown - 0.25):
        await asyncio.sleep(3 + seconds - clock.elapsed)
        why = f"the breaker opened {seconds:g} s ago, and cooldown={cooldown}"
        await refuses(kata, breaker, remote, clock, why=why)
    await asyncio.sleep(0.25)
    await works(breaker, remote, why=f"the breaker opened exactly {cooldown} s ago, and cooldown={cooldown}")


async def test_a_probe_that_succeeds_closes_it(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    await fails(breaker, remote, times=3)
    await asyncio.sleep(10)
    await works(breaker, remote, why="the breaker was half open, and this is the probe")
    await fails(breaker, remote, times=2, why="a successful probe has closed the breaker, with a count of 0")
    await works(breaker, remote, why="a successful probe had set the count to 0, then 2 calls failed, and failures=3")
    await fails(breaker, remote, times=3)
    await refuses(kata, breaker, remote, clock, why="the probe had closed it, then 3 calls failed, and failures=3")


async def test_a_probe_that_fails_opens_it_for_another_cooldown(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    await fails(breaker, remote, times=3)
    for probe in ("first", "second"):
        await asyncio.sleep(10)
        await fails(breaker, remote, why="the breaker was half open, and this is the probe")
        await refuses(kata, breaker, remote, clock, why=f"the {probe} probe has just failed")
    await asyncio.sleep(9.75)
    await refuses(kata, breaker, remote, clock, why="the second probe failed 9.75 s ago, and cooldown=10")
    await asyncio.sleep(0.25)
    await works(breaker, remote, why="the second probe failed exactly 10 s ago, and cooldown=10")


async def test_there_is_one_probe_at_a_time(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    await fails(breaker, remote, times=3)
    await asyncio.sleep(10)
    remote.up = True
    before = len(remote.fetch.calls)
    outcomes = await asyncio.gather(
        *(breaker.call(remote.fetch, number) for number in range(5)), return_exceptions=True
    )
    probes = len(remote.fetch.calls) - before
    if probes > 1:
        fail(
            Verdict.UNBOUNDED,
            f"a half open breaker let {probes} calls through at once; one is the probe, the others are refused.",
            advice="Remember that a probe is on its way before you await it.",
        )
    assert [type(outcome).__name__ for outcome in outcomes] == ["str"] + ["CircuitOpen"] * 4
    clock.assert_elapsed(14, "3 failures of 1 s, the cooldown of 10 s and the probe of 1 s")


async def test_a_cancelled_call_is_neither_a_failure_nor_a_success(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    await fails(breaker, remote, times=2)
    task = asyncio.create_task(breaker.call(remote.fetch, "a"))
    await asyncio.sleep(0.5)
    await cancel_and_wait(task)
    await fails(breaker, remote, why="2 calls had failed, one was cancelled, and failures=3")
    await refuses(kata, breaker, remote, clock, why="3 calls had failed, with a cancelled one in between")
    await asyncio.sleep(10)
    await works(breaker, remote, why="the breaker opened 10 s ago, and cooldown=10")


async def test_after_a_cancelled_probe_the_next_call_is_the_probe(kata, remote, clock):
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    await fails(breaker, remote, times=3)
    await asyncio.sleep(10)
    probe = asyncio.create_task(breaker.call(remote.fetch, "a"))
    await asyncio.sleep(0.5)
    await cancel_and_wait(probe)
    await fails(breaker, remote, why="a probe was cancelled, so this is the probe")
    await refuses(kata, breaker, remote, clock, why="a probe was cancelled, and the next one failed just now")


async def test_a_call_from_before_it_opened_may_be_cancelled_later(kata, service, remote, clock):
    slow = service("slow", latency=100)
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    first, second = (asyncio.create_task(breaker.call(slow)) for _ in range(2))
    await fails(breaker, remote, times=3)
    await asyncio.sleep(1)
    await cancel_and_wait(first)
    why = "it opened 1 s ago, and cooldown=10. A call that began before that was cancelled, which changes nothing"
    await refuses(kata, breaker, remote, clock, why=why)
    await asyncio.sleep(9)
    remote.up = True
    probe = asyncio.create_task(breaker.call(remote.fetch, "d"))
    await asyncio.sleep(0.5)
    await cancel_and_wait(second)
    why = "the probe is running. A call that began before the breaker opened was cancelled, which changes nothing"
    await refuses(kata, breaker, remote, clock, why=why)
    assert await probe == "page d", "the result of the probe"


async def test_calls_from_before_it_opened_change_nothing(kata, service, remote, clock):
    error = ConnectionError("no answer")
    good = (5, 13.25, 18.5)
    slow = service(
        "slow", latency=lambda seconds: seconds, result="ok", error=lambda seconds: None if seconds in good else error
    )
    breaker = kata.CircuitBreaker(failures=3, cooldown=10)
    calls = [asyncio.create_task(breaker.call(slow, seconds)) for seconds in (1, 2, 3, 4, 5, 13.25, 13.5, 15, 18.5)]
    await asyncio.sleep(4.5)
    await refuses(kata, breaker, remote, clock, why="it opened after 3 s, and a fourth call failed after 4 s")
    await asyncio.sleep(1)
    why = "a call that succeeded after 5 s had begun before the breaker opened, so it does not close it"
    await refuses(kata, breaker, remote, clock, why=why)
    await asyncio.sleep(7.5)
    why = "it opened after 3 s, cooldown=10, and now it is 13 s: a late failure after 4 s does not make it longer"
    probe = asyncio.create_task(works(breaker, remote, why=why))
    for how in ("succeeded", "failed"):
        await asyncio.sleep(0.375 if how == "succeeded" else 0.25)
        why = f"the probe is running. A call that began before the breaker opened {how} meanwhile: that changes nothing"
        advice = "Remember for each call whether it is the probe: while one runs, no other call changes the state."
        await refuses(kata, breaker, remote, clock, why=why, advice=advice)
    await probe
    await fails(breaker, remote, times=2, why="a successful probe has closed the breaker, with a count of 0")
    why = "after the probe 2 calls failed, and failures=3: the one that began before the breaker opened does not count"
    await works(breaker, remote, why=why)
    await fails(breaker, remote, times=3, why="the breaker is closed, and not enough calls have failed since a success")
    why = "3 calls in a row failed; one that succeeded meanwhile began before the breaker opened, so it changes nothing"
    await refuses(kata, breaker, remote, clock, why=why)
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    assert outcomes == [error, error, error, error, "ok", "ok", error, error, "ok"], (
        "late calls give their callers what they always give"
    )
