"""Suite: gather_in_order."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail

PARTS = ["weather", "trains", "map", "hotels", "events", "photos"]


@pytest.fixture
def parts(rng):
    return rng.sample(PARTS, 3)


@pytest.fixture
def load(service):
    return service("load", latency=2, result=lambda part: f"the {part}")


async def test_one_coroutine_gives_a_list_with_one_result(kata, load):
    assert await kata.gather_in_order([load("weather")]) == ["the weather"]


async def test_the_results_come_in_the_order_of_the_coroutines(kata, service, parts):
    load = service("load", latency=dict(zip(parts, [3, 1, 2], strict=True)), result=lambda part: f"the {part}")
    assert await kata.gather_in_order([load(part) for part in parts]) == [f"the {part}" for part in parts]


async def test_all_coroutines_run_at_the_same_time(kata, load, parts):
    await kata.gather_in_order([load(part) for part in parts])
    load.assert_all_at_once()


async def test_the_slowest_coroutine_sets_the_time(kata, service, parts, clock):
    load = service("load", latency=[1, 5, 3])
    with clock.takes(5, "coroutines of 1, 5 and 3 s", why="they should overlap"):
        await kata.gather_in_order([load(part) for part in parts])


async def test_no_coroutines_give_an_empty_list(kata, load):
    assert await kata.gather_in_order([]) == []
    await kata.gather_in_order([load("weather")])
    assert await kata.gather_in_order([]) == [], "no coroutines, after a call with one coroutine"


async def test_any_object_may_be_a_result(kata, service, parts):
    objects = [None, ["a", "list"], ValueError("returned, not raised")]
    load = service(
        "load", latency=dict(zip(parts, [1, 2, 3], strict=True)), result=dict(zip(parts, objects, strict=True))
    )
    assert await kata.gather_in_order([load(part) for part in parts]) == objects


async def test_equal_results_are_all_there(kata, service, parts):
    load = service(
        "load", latency=dict(zip(parts, [2, 3, 1], strict=True)), result=dict(zip(parts, "bab", strict=True))
    )
    results = await kata.gather_in_order([load(part) for part in parts])
    assert results == ["b", "a", "b"], "each coroutine has a result of its own"


async def test_the_coroutines_may_come_from_a_generator(kata, load, parts):
    results = await kata.gather_in_order(load(part) for part in parts)
    if not load.calls:
        fail(
            Verdict.NEVER_AWAITED,
            "none of the three coroutines that came out of the generator was ever run.",
            advice="A generator gives each item only once: a second loop over it finds nothing. Make a list first.",
        )
    assert results == [f"the {part}" for part in parts]
    load.assert_all_at_once()


async def test_many_coroutines_keep_their_order(kata, service, rng, clock):
    latencies = rng.sample([*range(10, 121, 10)] * 9, 108)
    load = service("load", latency=lambda number: latencies[number], result=lambda number: number * number)
    with clock.takes(120, "108 coroutines of 10 to 120 s"):
        squares = await kata.gather_in_order(tuple(load(number) for number in range(108)))
        load.assert_all_at_once()
    assert squares == [number * number for number in range(108)]


async def test_a_coroutine_may_take_hours(kata, service, parts, clock):
    hours = 12 * 3600
    load = service("load", latency=dict(zip(parts, [1, hours, 3], strict=True)), result=str.upper)
    with clock.takes(hours, "coroutines of 1 s, 12 hours and 3 s", why="nothing limits the time of a coroutine"):
        try:
            results = await kata.gather_in_order([load(part) for part in parts])
        except TimeoutError:
            fail(
                Verdict.WRONG_RESULT,
                f"a coroutine of 12 hours was given up after {clock.elapsed:g} s.",
                advice="Wait without a time limit: the contract names none.",
            )
    assert results == [part.upper() for part in parts]


async def test_when_it_is_cancelled_the_running_coroutines_are_cancelled_too(kata, service):
    load = service("load", latency={"weather": 1, "trains": 4, "map": 5})
    task = asyncio.create_task(kata.gather_in_order([load(part) for part in PARTS[:3]]))
    await asyncio.sleep(2)
    await cancel_and_wait(task)
    await asyncio.sleep(0.25)  # whether it also waits for them is the next test's question
    load.assert_cancelled("trains")
    load.assert_cancelled("map")


async def test_when_it_is_cancelled_it_waits_for_the_cleanup(kata, service):
    # The same time for each: of different ones, a plain gather waits for the shortest only.
    load = service("load", latency=500, cleanup=100)
    task = asyncio.create_task(kata.gather_in_order([load(part) for part in PARTS[:3]]))
    await asyncio.sleep(2)
    await cancel_and_wait(task, within=400)
    await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
    for part in PARTS[:3]:
        load.assert_cancelled(part)
