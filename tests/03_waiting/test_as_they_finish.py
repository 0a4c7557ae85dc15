"""Suite: as_they_finish."""

import asyncio
from contextlib import aclosing

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def airlines(rng):
    return rng.sample(["north", "south", "east", "west", "polar", "island"], 4)


def latencies(airlines, *seconds):
    """By airline, not by call: in which order the calls take their first steps is open."""
    return dict(zip(airlines, seconds, strict=True))


def offer(airline):
    return f"offer of {airline}"


async def consume(offers, clock, pause=0, into=None):
    """The list of (moment, offer), for a customer who looks at each offer for `pause` seconds."""
    seen = [] if into is None else into
    async with aclosing(aiter(offers)) as offers:
        async for each in offers:
            seen.append((clock.elapsed, each))
            if pause:
                await asyncio.sleep(pause)
    return seen


async def close(offers):
    __tracebackhide__ = True
    try:
        await offers.aclose()
    except BaseExceptionGroup as group:
        if group.subgroup(GeneratorExit) is None:
            raise
        fail(
            Verdict.WRONG_RESULT,
            "`aclose()` raised a BaseExceptionGroup with the GeneratorExit by which it ends the generator.",
            advice="A TaskGroup does that with a `yield` inside its block. Keep the tasks in a list, and stop them in "
            "a `finally` block.",
        )


def listed(moments):
    return ", ".join(f"{moment:g}" for moment in moments)


async def test_every_call_gives_one_result(kata, service, airlines, clock):
    ask = service("ask", latency=latencies(airlines, 1, 2, 3, 4), result=offer)
    seen = await consume(kata.as_they_finish(ask, list(airlines)), clock)
    assert [each for _, each in seen] == [offer(airline) for airline in airlines]
    ask.assert_called(times=4)


async def test_all_calls_run_at_the_same_time(kata, service, airlines, clock):
    ask = service("ask", latency=latencies(airlines, 2, 3, 4, 5))
    await consume(kata.as_they_finish(ask, list(airlines)), clock)
    ask.assert_all_at_once()


async def test_the_fastest_comes_first(kata, service, airlines, clock):
    ask = service("ask", latency=latencies(airlines, 9, 1, 4, 2), result=offer)
    seen = await consume(kata.as_they_finish(ask, list(airlines)), clock)
    first, second, third, fourth = map(offer, airlines)
    assert [each for _, each in seen] == [second, fourth, third, first]
    offers = kata.as_they_finish(ask, list(airlines))
    assert await anext(offers) == second
    await asyncio.sleep(3)
    await close(offers)
    seen = await consume(kata.as_they_finish(ask, airlines[:2]), clock)
    assert [each for _, each in seen] == [second, first], "the offers after a customer who left with some unseen"


async def test_each_result_comes_as_soon_as_it_is_there(kata, service, airlines, clock):
    # Between the moments of a poll, so that asking every now and then comes too late.
    ask = service("ask", latency=latencies(airlines, 9.03125, 0.28125, 4.09375, 2.15625), result=offer)
    seen = await consume(kata.as_they_finish(ask, list(airlines)), clock)
    moments = [moment for moment, _ in seen]
    if moments != (ends := [0.28125, 2.15625, 4.09375, 9.03125]):
        fail(
            Verdict.WRONG_TIMING,
            f"the calls ended after {listed(ends)} s, and the results were yielded after {listed(moments)} s.",
            advice="Yield a result before you wait for the next one.",
        )


async def test_no_airlines_yield_nothing(kata, service, clock):
    ask = service("ask", latency=1)
    assert await consume(kata.as_they_finish(ask, []), clock) == []


async def test_an_airline_given_twice_is_asked_twice(kata, service, clock):
    ask = service("ask", latency=[3, 1, 2], result=["first", None, "third"])
    seen = await consume(kata.as_they_finish(ask, ["polar", "polar", "west"]), clock)
    assert [each for _, each in seen] == [None, "third", "first"]
    ask = service("ask", latency=[2, 3, 1], result=["second", "last", "first"])
    seen = await consume(kata.as_they_finish(ask, ["polar", "polar", "west"]), clock, pause=10)
    assert [each for _, each in seen] == ["first", "second", "last"], (
        "two offers of one airline came while the customer looked at the first offer; the customer gets both"
    )
    returned = ValueError("returned, not raised")
    ask = service("ask", latency=[1, 2, 3], result=["equal", "equal", returned])
    try:
        seen = await consume(kata.as_they_finish(ask, ["polar", "north", "west"]), clock)
    except ValueError as raised:
        seen = [(clock.elapsed, f"{raised!r}, raised")]
    assert [each for _, each in seen] == ["equal", "equal", returned], (
        "two offers are equal, and the last is an exception object that no call has raised"
    )


async def test_what_came_while_the_customer_looked_keeps_its_order(kata, service, rng, clock):
    after = [1, *rng.sample(range(2, 10), 8)]  # all of them come while the customer looks at the first
    ask = service("ask", latency=lambda number: after[number], result=lambda number: f"offer after {after[number]} s")
    seen = await consume(kata.as_they_finish(ask, list(range(9))), clock, pause=20)
    assert [each for _, each in seen] == [f"offer after {seconds} s" for seconds in range(1, 10)], (
        "all others ended while the customer looked at the first offer"
    )
    moments = [moment for moment, _ in seen]
    if moments != [1 + 20 * number for number in range(9)]:
        fail(
            Verdict.WRONG_TIMING,
            f"the customer looks at each offer for 20 s, and got them after {listed(moments)} s.",
            advice="The calls must go on while the generator stands at a yield.",
        )


async def test_dozens_of_calls_come_in_the_order_of_their_ends(kata, service, rng, clock):
    after = rng.sample(range(1, 106), 105)  # of two minutes each: nothing limits the time of a call
    ask = service("ask", latency=lambda number: 120 * after[number], result=lambda number: after[number])
    seen = await consume(kata.as_they_finish(ask, list(range(105))), clock)
    ask.assert_all_at_once()
    assert [each for _, each in seen] == list(range(1, 106))


async def test_closing_it_early_cancels_the_calls_that_still_run(kata, service, airlines):
    ask = service("ask", latency=latencies(airlines, 9, 1, 4, 2), result=offer)
    offers = kata.as_they_finish(ask, list(airlines))
    assert await anext(offers) == offer(airlines[1])
    await close(offers)
    await asyncio.sleep(0.25)  # whether it also waits for them is the next test's question
    for airline in (airlines[0], airlines[2], airlines[3]):
        ask.assert_cancelled(airline)
    await close(kata.as_they_finish(ask, list(airlines)))
    await asyncio.sleep(0.25)
    ask.assert_nothing_in_flight()  # the customer left before asking for the first offer


async def test_closing_it_early_waits_for_the_cleanup(kata, service, airlines):
    latency = latencies(airlines, 1, 500, 600, 700)
    quick, slow = service("ask", latency=latency, cleanup=25), service("ask", latency=latency, cleanup=100)

    def ask(airline):
        return (slow if airline == airlines[2] else quick)(airline)

    offers = kata.as_they_finish(ask, list(airlines))
    await anext(offers)
    await close(offers)
    await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
    quick.assert_cancelled(airlines[1])
    quick.assert_cancelled(airlines[3])
    slow.assert_cancelled(airlines[2])


async def test_a_failure_comes_out_at_once_and_stops_the_other_calls(kata, service, airlines, clock):
    airlines.append("late")
    latency, cleanup = latencies(airlines, 29, 1, 4, 2, 31), {airlines[0]: 25, "late": 100}
    for kind, pause, moments in ((ConnectionError, 0, [1, 2]), (TimeoutError, 5, [1, 6])):
        error = kind(f"no answer from {airlines[2]}")
        ask = service("ask", latency=latency, result=offer, error={airlines[2]: error}, cleanup=cleanup)
        began, seen = clock.elapsed, []
        with pytest.raises(kind, match="no answer") as caught:
            await consume(kata.as_they_finish(ask, list(airlines)), clock, pause=pause, into=seen)
        if caught.value is not error:
            fail(
                Verdict.WRONG_RESULT,
                f"another {type(error).__name__} came out than the one that `ask` raised.",
                advice="Raise the very exception of the call: the task's result() does so. Do not make a new one.",
            )
        before = [(moment - began, each) for moment, each in seen]
        expected = list(zip(moments, [offer(airlines[1]), offer(airlines[3])], strict=True))
        looking = f", to a customer who looks at each for {pause} s" if pause else ""
        assert before == expected, f"the pairs (moment, offer) that came before the failure{looking}"
        await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
        ask.assert_cancelled(airlines[0])
        ask.assert_cancelled("late")


async def test_when_it_is_cancelled_while_it_waits_it_stops_the_calls(kata, service, airlines, clock):
    latency = latencies(airlines, 1, 500, 600, 700)
    quick, slow = service("ask", latency=latency, cleanup=25), service("ask", latency=latency, cleanup=100)

    def ask(airline):
        return (slow if airline == airlines[2] else quick)(airline)

    task = asyncio.create_task(consume(kata.as_they_finish(ask, list(airlines)), clock))
    await asyncio.sleep(2)
    await cancel_and_wait(task, within=300)
    await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
    quick.assert_cancelled(airlines[1])
    slow.assert_cancelled(airlines[2])
    quick.assert_cancelled(airlines[3])
