"""Suite: producers_consumers."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


async def van(*parcels, before_each=None):
    """A van; `before_each` is a service that takes its time before each parcel."""
    for parcel in parcels:
        if before_each is not None:
            await before_each(parcel)
        yield parcel


class PlainVan:
    """An asynchronous iterator that is no generator: it has no more than these two methods."""

    def __init__(self, *parcels):
        self._parcels = iter(parcels)

    def __aiter__(self):
        return self

    async def __anext__(self):
        for parcel in self._parcels:
            return parcel
        raise StopAsyncIteration


@pytest.fixture
def parcels(rng):
    return rng.sample(range(100, 1000), 6)


async def assert_all_stamped(stamp, expected):
    """Each of these parcels was stamped once, in any order, and no stamp was cut short."""
    __tracebackhide__ = True
    await asyncio.sleep(0)  # whoever was cancelled just now learns of it
    for call in stamp.calls:
        if call.outcome == "cancelled":
            fail(
                Verdict.WRONG_RESULT,
                f"`{call.described}` was cut short: a clerk was cancelled while he held a parcel in his hands.",
                advice="That the queue is empty does not mean that the work is done. "
                "queue.join() waits until task_done() was called for every item.",
            )
    stamp.assert_nothing_in_flight()
    assert sorted(stamp.arguments) == sorted(expected), "the parcels that were stamped"


async def test_every_parcel_of_a_van_is_stamped_once_first_come_first_served(kata, service, parcels):
    stamp = service("stamp", latency=2)
    await kata.stamp_all([van(*parcels)], stamp, 1)
    await assert_all_stamped(stamp, parcels)
    assert stamp.arguments == parcels, "first come, first served"


async def test_the_number_of_parcels_is_returned(kata, service, parcels, rng):
    number = rng.randint(2, 5)
    assert await kata.stamp_all([van(*parcels[:number])], service("stamp", latency=1), 1) == number
    again = await kata.stamp_all([van(*parcels[:3])], service("stamp", latency=1), 1)
    assert again == 3, "the number of parcels of a second call, with 3 parcels"


async def test_every_parcel_of_all_vans_is_stamped_once(kata, service, parcels):
    stamp = service("stamp", latency=1)
    number = await kata.stamp_all([van(*parcels[:3]), van(), PlainVan(*parcels[3:])], stamp, 2)
    if len(stamp.calls) < 6:
        fail(
            Verdict.WRONG_RESULT,
            f"three vans, one of them empty, brought 6 parcels, and only {len(stamp.calls)} of those were stamped.",
            advice="When one van is empty, others may still bring parcels. What tells a clerk that all of them are?",
        )
    await assert_all_stamped(stamp, parcels)
    assert number == 6, "the number of parcels of three vans"


async def test_as_many_stamps_run_at_once_as_there_are_clerks(kata, service, parcels, clock):
    stamp = service("stamp", latency=2)
    with clock.takes(4, "6 parcels, 3 clerks and 2 s for each stamp"):
        await kata.stamp_all([van(*parcels[:3]), van(*parcels[3:])], stamp, 3)
        stamp.assert_at_most(3)
        stamp.assert_at_least(3)


async def test_a_parcel_is_stamped_as_soon_as_it_comes(kata, service, parcels):
    unload = service("unload", latency=1)
    stamp = service("stamp", latency=0.5)
    await kata.stamp_all([van(*parcels[:3], before_each=unload)], stamp, 2)
    stamp.assert_started_at(1, 2, 3)
    stamp.assert_called_with(parcels[:3])


async def test_the_vans_are_unloaded_at_the_same_time(kata, service, parcels, clock):
    unload = service("unload", latency=1)
    vans = [van(*parcels[:3], before_each=unload), van(*parcels[3:], before_each=unload)]
    with clock.takes(3.5, "2 vans with a parcel each second for 3 s", why="the last parcels come at 3 s"):
        await kata.stamp_all(vans, service("stamp", latency=0.5), 2)
        unload.assert_at_least(2)


async def test_a_clerk_who_is_free_takes_the_next_parcel(kata, service, parcels, clock):
    slow, *others = parcels
    stamp = service("stamp", latency=lambda parcel: 10 if parcel == slow else 1)
    await kata.stamp_all([van(slow, *others)], stamp, 2)
    if clock.elapsed > 10:
        fail(
            Verdict.UNDERUSED,
            "2 clerks, one parcel that takes 10 s and 5 that take 1 s each: while one clerk is busy for 10 s, the"
            f" other can do all the rest. It took {clock.elapsed:g} s.",
            advice="Do not deal the parcels out beforehand: let all clerks take them from one queue.",
        )
    clock.assert_elapsed(10, "one parcel of 10 s and 5 of 1 s, with 2 clerks")


async def test_it_ends_even_if_clerks_have_nothing_to_do(kata, service, clock):
    stamp = service("stamp", latency=1)
    assert await kata.stamp_all([], stamp, 3) == 0
    assert await kata.stamp_all([van(), van()], stamp, 3) == 0
    with clock.takes(1, "2 parcels and 5 clerks"):
        before = asyncio.all_tasks()
        assert await kata.stamp_all([van(1, 2)], stamp, 5) == 2
        if left := asyncio.all_tasks() - before:
            tasks = "1 task" if len(left) == 1 else f"{len(left)} tasks"
            fail(
                Verdict.LEAKED_TASK,
                f"2 parcels and 5 clerks: `stamp_all` returned, and {tasks} that it started had not ended yet.",
                where=stamp.requests[0].place,
                advice="cancel() is only a request. Wait until all clerks have gone:"
                " `await asyncio.gather(*clerks, return_exceptions=True)`.",
            )


async def test_none_and_zero_are_parcels_like_all_others(kata, service):
    parcels = [None, 0, "", False, None, "last"]
    stamp = service("stamp", latency=1)
    number = await kata.stamp_all([van(*parcels)], stamp, 1)
    assert stamp.arguments == parcels, "a parcel is any object, and None is no sign for the end"
    assert number == 6, "the number of parcels, of which some are equal"
    lists = [["a", "list"], ["a", "list"]]
    assert await kata.stamp_all([van(*lists)], service("stamp", latency=1), 2) == 2, "the number of parcels, two lists"


async def test_many_parcels_are_stamped_in_the_order_in_which_they_come(kata, service, parcels, clock):
    stamp = service("stamp", latency=2)
    with clock.takes(24, "120 parcels with 10 clerks and 2 s for each stamp"):
        assert await kata.stamp_all([van(*range(120))], stamp, 10) == 120
    assert stamp.arguments == list(range(120)), "first come, first served"
    # The second van brings its parcels at 0.25, 0.5 and 0.75 s, the first one at 1, 1.25 and 1.5 s.
    late, early = parcels[:3], parcels[3:]
    stamp = service("stamp", latency=2)
    unload = service("unload", latency=lambda parcel: 1 if parcel == late[0] else 0.25)
    await kata.stamp_all([van(*late, before_each=unload), van(*early, before_each=unload)], stamp, 1)
    assert stamp.arguments == early + late, (
        "the parcels in the order of their stamps; those of the second van had come first."
        " Try: Put the parcels of all vans into one queue that keeps their order, a plain asyncio.Queue."
    )


async def test_cancelling_it_stops_all_vans_and_clerks(kata, service, parcels):
    async def assert_stopped(vans, clerks, when):
        __tracebackhide__ = True
        task = asyncio.create_task(kata.stamp_all(vans, stamp, clerks))
        await asyncio.sleep(1.5)
        await cancel_and_wait(task)
        await asyncio.sleep(0.25)  # whoever was cancelled has ended by now
        for call in unload.calls + stamp.calls:
            if call.outcome == "running":
                fail(
                    Verdict.LEAKED_TASK,
                    f"`stamp_all` was cancelled {when}, and `{call.described}` goes on: nobody stopped that task.",
                    where=call.place,
                    advice="Cancel what you started in a `finally`, which runs in this case too, or use a TaskGroup.",
                )
        assert [call.outcome for call in stamp.calls] == ["cancelled"] * 2, "how the calls of `stamp` ended"

    unload = service("unload", latency=1)
    stamp = service("stamp", latency=3)
    vans = [van(*parcels[:3], before_each=unload), van(*parcels[3:], before_each=unload)]
    await assert_stopped(vans, 3, "while the vans unloaded")  # two clerks busy, and one waits for a parcel
    stamp = service("stamp", latency=3)
    await assert_stopped([van(*parcels[:2]), van(*parcels[2:4])], 2, "when all vans were empty")
