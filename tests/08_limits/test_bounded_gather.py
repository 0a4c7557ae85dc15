"""Suite: bounded_gather."""

import asyncio
import heapq

import pytest
from grader import Verdict, fail

# Exact in binary, and no multiples of each other: who looks every now and then comes too late.
LENGTHS = [0.53125, 1.28125, 2.65625, 3.40625, 4.71875, 6.09375, 7.84375]


@pytest.fixture
def items(rng):
    return rng.sample(["Guernica", "Mona Lisa", "Nighthawks", "Olympia", "Sunflowers", "The Kiss", "The Scream"], 7)


@pytest.fixture
def limit(rng):
    return rng.choice([3, 4])


def best_starts(lengths, limit):
    """When each call starts if there are always `limit` of them."""
    ends = [0.0] * limit
    starts = []
    for length in lengths:
        starts.append(heapq.heappop(ends))
        heapq.heappush(ends, starts[-1] + length)
    return starts


async def test_one_item_gives_one_result(kata, service):
    fetch = service("fetch", latency=1, result=str.upper)
    assert await kata.bounded_gather(fetch, ["mona lisa"], 3) == ["MONA LISA"]


async def test_the_results_come_in_the_order_of_the_items(kata, service, items, rng):
    fetch = service("fetch", latency=dict(zip(items, rng.sample(LENGTHS, 7), strict=True)), result=str.upper)
    assert await kata.bounded_gather(fetch, list(items), 7) == [item.upper() for item in items]


async def test_no_more_calls_run_at_once_than_the_limit_allows(kata, service, items, limit):
    fetch = service("fetch", latency=1)
    await kata.bounded_gather(fetch, list(items), limit)
    fetch.assert_at_most(limit)


async def test_as_many_calls_begin_at_once_as_the_limit_allows(kata, service, items, limit):
    fetch = service("fetch", latency=1)
    await kata.bounded_gather(fetch, list(items), limit)
    fetch.assert_called(times=7)
    fetch.assert_at_least(limit)


async def test_the_calls_begin_in_the_order_of_the_items(kata, service, items, limit):
    fetch = service("fetch", latency=1)
    await kata.bounded_gather(fetch, list(items), limit)
    fetch.assert_called_with(items)


async def test_the_next_call_begins_when_one_has_ended(kata, service, items, limit, rng):
    for lengths in (rng.sample(LENGTHS, 7), [1] * 7):  # one after the other, and several at the same moment
        fetch = service("fetch", latency=dict(zip(items, lengths, strict=True)))
        await kata.bounded_gather(fetch, list(items), limit)
        fetch.assert_at_most(limit)
        began = fetch.starts[0]
        for number, (start, best) in enumerate(zip(fetch.starts, best_starts(lengths, limit), strict=True), 1):
            if start - began > best:
                fail(
                    Verdict.UNDERUSED,
                    f"the calls took {', '.join(f'{length:g}' for length in lengths)} s. Call {number} began"
                    f" {start - began:.10g} s after the first, although fewer than {limit} calls were running from"
                    f" {best:.10g} s on.",
                    where=fetch.requests[0].place,
                    advice="Begin the next call at once when any one has ended: it need not wait for the others.",
                )


async def test_a_limit_of_one_makes_one_call_after_the_other(kata, service, items, clock):
    fetch = service("fetch", latency=2, result=str.upper)
    with clock.takes(14, "7 calls of 2 s with a limit of 1"):
        assert await kata.bounded_gather(fetch, list(items), 1) == [item.upper() for item in items]
    fetch.assert_one_at_a_time()


async def test_a_limit_above_the_number_of_items_lets_all_run_at_once(kata, service, items, clock):
    fetch = service("fetch", latency=2)
    with clock.takes(2, "7 calls of 2 s with a limit of 50", why="they should overlap"):
        await kata.bounded_gather(fetch, list(items), 50)


async def test_no_items_give_an_empty_list(kata, service):
    fetch = service("fetch", latency=1)
    assert await kata.bounded_gather(fetch, [], 3) == []
    fetch.assert_called(times=0)


async def test_any_object_may_be_an_item_even_twice(kata, service):
    items = [0, "a", None, "a", ["b"], 0]
    # By call: the calls begin in the order of the items.
    expected = ["a circle", "a cat", None, "another cat", "a bee", 0]
    fetch = service("fetch", latency=1, result=list(expected))
    mine = list(items)
    pictures = await kata.bounded_gather(fetch, mine, 2)
    assert pictures == expected, (
        "the items were [0, 'a', None, 'a', ['b'], 0]: six calls, and each gave a picture of its own"
    )
    assert mine == items, "the list `items` belongs to the caller and must stay as it is"


async def test_two_calls_of_bounded_gather_have_a_limit_each(kata, service, items, clock):
    for limits in ((2, 3), (2, 2)):
        one = service("one", latency=1, result=str.upper)
        other = service("other", latency=1, result=str.lower)
        began = clock.elapsed
        results = await asyncio.gather(
            kata.bounded_gather(one, items[:6], limits[0]), kata.bounded_gather(other, items[:6], limits[1])
        )
        one.assert_at_most(limits[0])
        other.assert_at_most(limits[1])
        if (took := clock.elapsed - began) != 3:
            fail(
                Verdict.UNDERUSED,
                f"two calls of bounded_gather ran side by side, with limits of {limits[0]} and {limits[1]}, and took"
                f" {took:g} s for 6 fetches of 1 s each; expected 3 s.",
                advice="Make a new limit in each call of bounded_gather, so that they do not share one.",
            )
        for result, change in zip(results, (str.upper, str.lower), strict=True):
            assert result == [change(item) for item in items[:6]], (
                "two calls of bounded_gather ran side by side, each with a `fetch` of its own. One of them returned"
                " results of the other. Try: Keep the results in the function: what a module keeps, all calls share."
            )


async def test_dozens_of_items_keep_within_the_limit(kata, service, clock):
    items = [f"picture {number}" for number in range(60)]
    fetch = service("fetch", latency=0.5, result=str.upper)
    with clock.takes(1.5, "60 calls of 0.5 s with a limit of 20"):
        assert await kata.bounded_gather(fetch, items, 20) == [item.upper() for item in items]
    fetch.assert_at_most(20)
