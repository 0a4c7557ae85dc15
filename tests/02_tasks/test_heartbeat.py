"""Suite: heartbeat."""

import asyncio
import contextlib
import sys
import traceback

import pytest
from grader import Verdict, cancel_and_wait, fail

ODD = 0.328125  # a length of calls, exact in binary: polling every interval/n from their ends arrives at no tick


@contextlib.asynccontextmanager
async def running(heartbeat):
    """Let a heartbeat run beside the block. It must last as long; how it stops is for other tests."""
    task = asyncio.create_task(heartbeat)
    try:
        yield
    finally:
        ended = task.done()
        task.cancel()
        for _ in range(10):
            await asyncio.sleep(0)
        if ended:  # the cause of whatever failed in the block
            task.result()
            fail(
                Verdict.WRONG_RESULT,
                "`heartbeat` returned by itself; it should go on until it is cancelled.",
                advice="Only a cancellation or an error of a call ends it, whatever the calls return.",
            )


def assert_started_at(beat, *expected, advice=None):
    __tracebackhide__ = True
    starts = beat.starts
    if starts == list(expected):
        return
    number, (got, tick) = next(
        ((n, pair) for n, pair in enumerate(zip(starts, expected, strict=False), 1) if pair[0] != pair[1]),
        (0, (0, 0)),
    )
    what = f"call {number} came {got - tick:.10g} s late. " if got > tick else ""
    if what and advice is None:
        advice = (
            "Work out how long it is until the next tick, and sleep for exactly that long. "
            "Who looks at the clock every now and then, sees the tick only afterwards."
        )
    fail(
        Verdict.WRONG_TIMING,
        f"{what}The calls of `{beat.name}` started at {_moments(starts)}, expected {_moments(expected)}."
        if what
        else f"the calls of `{beat.name}` started at {_moments(starts)}, expected {_moments(expected)}.",
        where=next((request.place for request in beat.requests if request.place), None),
        advice=advice,
        expected_at=expected,
    )


async def test_the_first_call_is_made_at_once(kata, service):
    beat = service("beat")
    async with running(kata.heartbeat(beat, 2)):
        await asyncio.sleep(5)
        if beat.starts[:1] != [0]:
            fail(Verdict.WRONG_TIMING, f"the first call started at {_moments(beat.starts[:1])}, expected 0 s: at once.")


async def test_quick_calls_are_one_interval_apart(kata, service, rng):
    beat = service("beat", result=[None, True, False, "sent"])  # which means nothing
    interval = rng.choice([0, 1, 2]) + 0.53125
    async with running(kata.heartbeat(beat, interval)):
        await asyncio.sleep(3.5 * interval)
        assert_started_at(beat, 0, interval, 2 * interval, 3 * interval)


async def test_the_time_that_a_call_takes_does_not_delay_the_next(kata, service):
    beat = service("beat", latency=[0.5, 1, 1.5, ODD])
    async with running(kata.heartbeat(beat, 2)):
        await asyncio.sleep(9)
        assert_started_at(beat, 0, 2, 4, 6, 8)


async def test_a_slow_call_runs_to_its_end_alone(kata, service):
    beat = service("beat", latency=3.5)
    async with running(kata.heartbeat(beat, 1)):
        await asyncio.sleep(7.75)
        beat.assert_one_at_a_time()
        if beat.calls[0].outcome == "cancelled":
            fail(
                Verdict.WRONG_RESULT,
                f"the first call of `beat` was cancelled at {beat.calls[0].cancelled_at:g} s; "
                "it needs 3.5 s, and a slow call may run to its end.",
                advice="Do not limit the time of a call: `interval` says when calls start, not how long they last.",
            )


async def test_a_slow_call_skips_the_ticks_that_it_missed(kata, service):
    beat = service("beat", latency=[5, 0.5])
    async with running(kata.heartbeat(beat, 2)):
        await asyncio.sleep(11)
        expected = [0, 6, 8, 10]
        if beat.starts != expected:
            fail(
                Verdict.WRONG_TIMING,
                f"the first call ended at 5 s, too late for the ticks at 2 and 4 s. The calls started at "
                f"{_moments(beat.starts)}, expected {_moments(expected)}.",
                advice="After a slow call, go to the first tick that is still to come.",
                expected_at=expected,
            )


async def test_calls_of_any_length_start_at_ticks_only(kata, service, rng):
    interval = rng.choice([7, 11, 13])  # no part of a day, one of which a call takes
    lengths = [rng.choice([0.25, 0.75, 1.25, 2.75, 3.5]) * interval + ODD for _ in range(7)]
    lengths.insert(3, 24 * 3600 + ODD)
    expected = [0]
    for length in lengths:
        expected.append(expected[-1] + (length // interval + 1) * interval)
    beat = service("beat", latency=[*lengths, 0])
    async with running(kata.heartbeat(beat, interval)):
        await asyncio.sleep(expected[-1] + interval / 8)
        assert_started_at(beat, *expected)


async def test_ticks_are_counted_from_the_first_call(kata, service):
    beat = service("beat", latency=0.5)
    await asyncio.sleep(1.25)
    async with running(kata.heartbeat(beat, 2)):
        await asyncio.sleep(5)
        assert_started_at(beat, 1.25, 3.25, 5.25)


async def test_two_heartbeats_do_not_get_in_each_others_way(kata, service):
    beat, other = service("beat", latency=[1.5, 0.5]), service("other_beat", latency=0.5)
    async with running(kata.heartbeat(beat, 2)):
        await asyncio.sleep(1.25)  # the first call of the one still runs when the other begins
        async with running(kata.heartbeat(other, 2)):
            await asyncio.sleep(5)
            advice = (
                "Two heartbeats ran, and one began 1.25 s after the other. What belongs to one of them (its start, "
                "a lock) is a variable inside the function, not one of the module."
            )
            assert_started_at(beat, 0, 2, 4, 6, advice=advice)
            assert_started_at(other, 1.25, 3.25, 5.25, advice=advice)


async def test_after_very_many_calls_it_is_still_on_time(kata, service):
    beat = service("beat", latency=0.25)
    # Little room for a call inside of a call: it stands for days of beats. The grader puts it back.
    sys.setrecursionlimit(len(list(traceback.walk_stack(None))) + 150)
    async with running(kata.heartbeat(beat, 0.5)):
        await asyncio.sleep(80.375)
        beat.assert_called(times=161)
        if beat.starts[-1] != 80:
            fail(Verdict.WRONG_TIMING, f"call 161 started at {beat.starts[-1]:g} s, expected 80 s.")


@pytest.mark.parametrize("kind", [ConnectionError, TimeoutError, LookupError])
@pytest.mark.parametrize("length", [0.5, 2.5], ids=["quick", "slow"])
async def test_an_error_of_a_call_ends_it_and_comes_through(kata, service, clock, length, kind):
    error = kind("no line to the ward")
    beat = service("beat", latency=[0.5, 0.5, length], error=[None, None, error, None])
    task = asyncio.create_task(kata.heartbeat(beat, 2))
    ended = []
    task.add_done_callback(lambda task: ended.append(clock.elapsed))
    await asyncio.sleep(4 + length + 0.25)
    if not task.done():
        await asyncio.wait([task], timeout=4)
        if task.done():
            with contextlib.suppress(BaseException):
                task.result()
            fail(
                Verdict.WRONG_TIMING,
                f"the third call of `beat` failed at {4 + length:g} s, and `heartbeat` ended only at {ended[0]:g} s.",
                advice="Await each call until its end: then its error comes out of that `await` at once.",
            )
        task.cancel()
        fail(
            Verdict.LOST_ERROR,
            f"the third call of `beat` raised {error!r} at {4 + length:g} s, and `heartbeat` went on as if all were"
            " well.",
            advice="An error of a call comes out of the `await` of that call. So await every call, and if you catch "
            "its error, raise it again.",
        )
    try:
        await task
    except (kind, ExceptionGroup) as raised:
        if raised is not error:
            fail(
                Verdict.WRONG_RESULT,
                f"`heartbeat` ended with {raised!r}, expected {error!r}, as `beat` raised it.",
                advice="A TaskGroup packs errors into an ExceptionGroup. Here there is one call at a time: await it."
                if isinstance(raised, ExceptionGroup)
                else "Let it out as it is: the `await` of the call raises that very exception, and no new one is due.",
            )
    else:
        fail(Verdict.LOST_ERROR, "the third call of `beat` failed, and `heartbeat` returned as if all were well.")


async def test_cancelled_between_two_calls_it_stops(kata, service):
    beat = service("beat", latency=0.5)
    task = asyncio.create_task(kata.heartbeat(beat, 2))
    await asyncio.sleep(3)
    await cancel_and_wait(task)
    await asyncio.sleep(10)
    beat.assert_called(times=2)


@pytest.mark.parametrize("moment", [1, 5], ids=["early", "late"])
async def test_cancelled_during_a_call_it_cancels_that_call_and_stops(kata, service, moment):
    beat = service("beat", latency=7, cleanup=100)  # so that, late, two ticks have passed while the call runs
    task = asyncio.create_task(kata.heartbeat(beat, 2))
    await asyncio.sleep(moment)
    await cancel_and_wait(task, within=100)
    beat.assert_cancelled(None)
    await asyncio.sleep(10)
    beat.assert_called(times=1)


def _moments(starts):
    return ", ".join(f"{start:.10g}" for start in starts[:8]) + " s" if starts else "no time at all"
