"""Suite: deadline."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail

NAMES = ["Alfa", "Bravo", "Coco", "Delta", "Echo", "Foxtrot", "Golf", "Hotel"]


class Overbooked(Exception):
    """A failure of a class that no answer can have thought of."""


@pytest.fixture
def airlines(rng):
    return rng.sample(NAMES, 4)


@pytest.fixture
def price(rng, airlines):
    return {airline: rng.randrange(50, 500) for airline in airlines}


@pytest.fixture
def ask(service, airlines, price):
    """Make a fake `ask`: latency and error are lists with one value for each airline."""

    def make(latency, error=(), **options):
        options.setdefault("result", price)
        error = dict(zip(airlines, error, strict=False))
        return service("ask", latency=dict(zip(airlines, latency, strict=True)), error=error, **options)

    return make


async def ask_all(kata, ask, airlines, limit):
    """Call the answer's function, and explain a time limit or an airline's error that comes out of it."""
    __tracebackhide__ = True
    try:
        return await kata.ask_all(ask, list(airlines), limit)
    except TimeoutError:
        fail(
            Verdict.WRONG_RESULT,
            f"TimeoutError came out of the code after {limit:g} s, and the prices that had come are lost.",
            advice="wait_for(...) and timeout(...) raise TimeoutError. Keep each price somewhere outside of them, "
            "or look for a function that waits with a limit and raises nothing.",
        )


async def test_all_prices_are_returned_in_the_order_of_the_airlines(kata, ask, airlines, price):
    result = await ask_all(kata, ask([2, 1, 2.5, 0.5]), airlines, 10)
    assert result == ([(airline, price[airline]) for airline in airlines], [])


async def test_all_are_asked_at_once_and_it_returns_with_the_last_answer(kata, ask, airlines, clock):
    ask = ask([2, 1, 2.5, 0.5])
    with clock.takes(2.5, "asking", why="then all airlines have answered, before the limit of 3600 s"):
        await ask_all(kata, ask, airlines, 3600)
        ask.assert_all_at_once()


async def test_it_does_not_wait_longer_than_the_limit(kata, ask, airlines, clock):
    ask = ask([1, 30, 2, 50])
    with clock.takes(3.25, "asking", why="that is the limit, and the slowest airline needs 50 s"):
        await ask_all(kata, ask, airlines, 3.25)


async def test_who_is_too_slow_is_missing_and_the_prices_in_time_are_kept(kata, ask, airlines, price):
    result = await ask_all(kata, ask([30, 2, 50, 1]), airlines, 3)
    alfa, bravo, coco, delta = airlines
    assert result == ([(bravo, price[bravo]), (delta, price[delta])], [alfa, coco])


async def test_the_slow_calls_are_cancelled_at_the_limit_and_have_cleaned_up(kata, ask, airlines, clock):
    ask = ask([3000, 2, 5000, 4000], cleanup=100)
    with clock.takes(103, "asking", why="the limit is 3 s, and all cleanups of 100 s begin then"):
        await ask_all(kata, ask, airlines, 3)
        for airline in (airlines[0], airlines[2], airlines[3]):
            ask.assert_cancelled(airline)
        moments = [call.cancelled_at for call in ask.calls if call.outcome == "cancelled"]
        if moments != [3, 3, 3]:
            fail(
                Verdict.WRONG_TIMING,
                f"the slow calls were cancelled at {', '.join(f'{moment:g}' for moment in moments)} s, expected all"
                " at 3 s, the limit.",
                advice="First cancel all of them, and only then wait for their cleanups.",
            )


async def test_a_call_that_fails_in_time_leaves_its_airline_missing(kata, ask, airlines, price, clock):
    # Of any class: a TimeoutError of an airline's own is not the limit.
    errors = [ConnectionError("no route to the airline"), Overbooked("no seats"), TimeoutError("the airline's own")]
    alfa, bravo, coco, delta = airlines
    for error in errors:
        why = f"the last airline answers after 2 s, and the {type(error).__name__} of another one ends nothing"
        with clock.takes(2, "asking", why=why):
            try:
                result = await kata.ask_all(ask([2, 1, 1.5, 0.5], error=[None, error]), list(airlines), 3)
            except (*map(type, errors), ExceptionGroup) as raised:
                fail(
                    Verdict.WRONG_RESULT,
                    f"one of four airlines failed, and {raised!r} came out; its airline should just be missing.",
                    advice="Look at the exception() of each task that is done before you ask for its result().",
                )
        expected = [(alfa, price[alfa]), (coco, price[coco]), (delta, price[delta])], [bravo]
        assert result == expected, f"the call for {bravo!r} raised a {type(error).__name__}"


async def test_zero_and_none_are_prices_like_any_other(kata, ask, airlines):
    ask = ask([2, 1, 30, 0.5], result=dict(zip(airlines, [0, None, 7, ""], strict=True)))
    alfa, bravo, coco, delta = airlines
    assert await ask_all(kata, ask, airlines, 3) == ([(alfa, 0), (bravo, None), (delta, "")], [coco])


async def test_an_error_in_the_cleanup_is_not_raised(kata, airlines, clock):
    async def ask(airline):
        try:
            await asyncio.sleep({airlines[1]: 30}.get(airline, 1))
        except asyncio.CancelledError:
            await asyncio.sleep(0.25)
            raise ConnectionError("lost while hanging up") from None
        return 5

    with clock.takes(3.25, "asking", why="the limit is 3 s, and a cleanup takes 0.25 s"):
        try:
            result = await kata.ask_all(ask, list(airlines), 3)
        except (ConnectionError, ExceptionGroup) as raised:
            fail(
                Verdict.WRONG_RESULT,
                f"{raised!r} came out: one call was cancelled at the limit, and its cleanup failed.",
                advice="gather(..., return_exceptions=True) waits for tasks, looks at their errors and raises none.",
            )
    alfa, bravo, coco, delta = airlines
    assert result == ([(alfa, 5), (coco, 5), (delta, 5)], [bravo])


async def test_without_airlines_it_returns_two_empty_lists_at_once(kata, service, clock):
    ask = service("ask")
    with clock.takes(0, "asking nobody"):
        assert await ask_all(kata, ask, [], 3) == ([], [])
    ask.assert_called(times=0)


async def test_dozens_of_airlines_may_have_hours_and_the_same_names(kata, service, rng, clock):
    airlines = [rng.choice(NAMES) for _ in range(105)]
    latency = {name: 1800 + 7200 * (number % 2) for number, name in enumerate(NAMES)}
    ask = service("ask", latency=latency, result=str.upper)
    with clock.takes(7200, "asking", why="half of the airlines need longer than the limit of two hours"):
        prices, missing = await ask_all(kata, ask, airlines, 7200)
    ask.assert_all_at_once()
    assert len(prices) + len(missing) == 105, "each of 105 airlines is in one of the two lists, also if names are equal"
    assert prices == [(name, name.upper()) for name in airlines if latency[name] < 7200]
    assert missing == [name for name in airlines if latency[name] > 7200]
    ask = service("ask", latency=[1, 30], result=99)
    result = await kata.ask_all(ask, ["Golf", "Golf"], 3)
    assert result == ([("Golf", 99)], ["Golf"]), (
        "an airline was asked twice, one call ended in time and the other did not. Try: Go through the calls, not"
        " through the names: one name may stand for two calls."
    )


async def test_cancelled_it_cancels_all_calls_and_waits_for_their_cleanups(kata, ask, airlines):
    cleanups = dict(zip(airlines, [100, 0, 25, 50], strict=True))  # all are waited for, not only the shortest
    for error in (None, Overbooked("no seats")):
        asked = ask([30, 0.5, 40, 50], error=[None, error], cleanup=cleanups)
        task = asyncio.create_task(kata.ask_all(asked, list(airlines), 3))
        await asyncio.sleep(1)
        try:
            await cancel_and_wait(task, within=100)
        except Overbooked as raised:
            fail(
                Verdict.SWALLOWED_CANCEL,
                f"`ask_all` was cancelled after 1 s, and {raised!r} came out, the error of a call that had failed"
                " before; expected that it ends as cancelled.",
                advice="Who waits for tasks one by one meets the errors of those that failed long ago."
                " gather(..., return_exceptions=True) keeps them to itself.",
            )
        for airline in (airlines[0], airlines[2], airlines[3]):
            asked.assert_cancelled(airline)


async def test_it_ends_as_cancelled_at_whatever_moment_it_is_cancelled(kata, service, airlines):
    ask = None

    def attempt():
        nonlocal ask
        ask = service("ask", latency=[1, 30, 2, 40], result=99, cleanup=50)
        return kata.ask_all(ask, list(airlines), 3)

    await cancel_at_every_await(attempt, lambda: ask.assert_nothing_in_flight())
