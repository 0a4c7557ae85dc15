"""Suite: thread_bridge."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing

import pytest
from grader import Verdict, cancel_and_wait, fail

LATER = "1,000 s later, `readings` had not ended yet."


class LooseCable(Exception):
    """The station cannot be read."""


class Station:
    """A weather station with these readings; each takes 2 s, unless `latency` says something else."""

    def __init__(self, blocking_service, clock, readings, misuse, **options):
        options.setdefault("latency", 2)
        self.read = blocking_service("read", result=[*readings, None], **options)
        self.readings = readings
        self.given = []  # when the loop got each reading
        self._clock = clock
        self._misuse = misuse

    async def watch(self, kata, capacity, work=0, stop_after=None, each=lambda: None):
        """Loop over the readings, and return them."""
        __tracebackhide__ = True
        got = []
        async with aclosing(kata.readings(self.read, capacity)) as source:
            async for reading in source:
                self._check_for_misuse()
                self.given.append(self._clock.elapsed)
                got.append(reading)
                if len(got) > len(self.readings):
                    fail(Verdict.WRONG_RESULT, f"the loop got reading {len(got)} of {len(self.readings)}: {reading!r}.")
                await asyncio.sleep(work)
                each()
                if len(got) == stop_after:
                    break
        self._check_for_misuse()
        return got

    def _check_for_misuse(self):
        __tracebackhide__ = True
        if self._misuse:
            fail(
                Verdict.FORBIDDEN,
                "another thread changed something of asyncio's (a queue, an event or a future). They are not"
                " thread-safe: without the help of this test, the loop would not even have noticed.",
                where=self._misuse[0],
                advice="In the thread, use loop.call_soon_threadsafe(queue.put_nowait, item), or"
                " asyncio.run_coroutine_threadsafe(queue.put(item), loop).result().",
            )

    async def ends(self, watching, when, calls):
        """Wait until `watching`, a task whose loop was left, has ended."""
        __tracebackhide__ = True
        await asyncio.wait([watching], timeout=1000)
        if not watching.done():
            if (more := len(self.read.calls) - calls) > 0:
                fail(
                    Verdict.WRONG_RESULT,
                    f"{when}, and the thread called `read` {more} times more after that. {LATER}",
                    where=self.read.calls[-1].place,
                    advice="Whoever wakes the thread up must also tell it why. When it may go on, let the thread look"
                    " first whether it should stop.",
                )
            fail(
                Verdict.DEADLOCK,
                f"{when}. {LATER}",
                advice="If the thread waits for something, wake it up before you wait for its end.",
            )
        await watching

    def assert_thread_is_done(self, when, calls):
        __tracebackhide__ = True
        if self.read.in_flight:
            fail(
                Verdict.LEAKED_RESOURCE,
                f"{when}, and it ended although its thread was in the middle of `read` still.",
                advice="Tell the thread to stop, and then await its end, such as with asyncio.to_thread(thread.join).",
            )
        self.read.assert_threads_ended()
        assert len(self.read.calls) == calls, f"calls of `read` in all: {when}, and `read` is called no more"


class RestlessPool(ThreadPoolExecutor):
    """The loop's default pool: gives each job to another thread, as may happen in any pool."""

    def submit(self, fn, /, *args, **kwargs):
        with_one_thread = ThreadPoolExecutor(1)
        try:
            return with_one_thread.submit(fn, *args, **kwargs)
        finally:
            with_one_thread.shutdown(wait=False)


@pytest.fixture
async def misuse(monkeypatch):
    """The learner's lines where another thread used something that belongs to the loop.

    All that asyncio's queues, events and futures do for those who wait ends in loop.call_soon.
    """
    loop, thread, lines = asyncio.get_running_loop(), threading.current_thread(), []
    on_the_loop = loop.call_soon

    def call_soon(callback, *args, context=None):
        if threading.current_thread() is thread:
            return on_the_loop(callback, *args, context=context)
        lines.append(loop.watch.learner.caller())
        return loop.call_soon_threadsafe(callback, *args, context=context)  # so that the test can go on

    monkeypatch.setattr(loop, "call_soon", call_soon)
    loop.set_default_executor(RestlessPool())
    return lines


@pytest.fixture
def station(blocking_service, clock, rng, misuse):
    """Makes a station with so many readings, or with these."""

    def make(readings, **options):
        if isinstance(readings, int):
            readings = [number / 2 for number in rng.sample(range(-40, 80), readings)]
        return Station(blocking_service, clock, readings, misuse, **options)

    return make


def _moments(moments):
    return ", ".join(f"{moment:g}" for moment in moments) + " s"


async def test_all_readings_come_in_order(kata, station):
    device = station(5)
    assert await device.watch(kata, 2) == device.readings


async def test_it_ends_when_there_are_no_more_readings(kata, station, clock):
    device = station([])
    assert await device.watch(kata, 3) == []
    if len(device.read.calls) > 1:
        fail(
            Verdict.WRONG_RESULT,
            "`read` returned None, which means that there are no more readings, and it was called again after that.",
            where=device.read.calls[1].place,
            advice="Let the thread end when it has got None, before it tells the loop.",
        )
    clock.assert_elapsed(2, "a loop without readings", why="`read` needs 2 s to say so")
    await asyncio.sleep(10)
    device.assert_thread_is_done("`read` had returned None", calls=1)


async def test_a_reading_may_be_anything_but_none(kata, station):
    odd = ValueError("a reading")
    device = station([0, "", False, [], odd, ("error", odd), "last"])
    try:
        got = await device.watch(kata, 2)
    except ValueError as error:
        if error is not odd:
            raise
        fail(
            Verdict.WRONG_RESULT,
            "a reading was a ValueError object, or a tuple with one in it, and `readings` raised it instead of"
            " yielding it.",
            advice="Put a label beside each thing that the thread hands over, also beside the readings.",
        )
    assert got == device.readings, "only None is the end"


async def test_all_calls_come_from_one_thread_of_its_own(kata, station, clock):
    device = station(6)
    await device.watch(kata, 2, work=1)
    if device.read.most_threads > 1:
        fail(
            Verdict.FORBIDDEN,
            f"`read` was called by {device.read.most_threads} different threads; the library allows one.",
            advice="Which of its threads a pool takes, nobody knows, except for a pool with one thread. A thread of"
            " your own can call `read` in a loop.",
        )
    first, second = station(3), station(3)
    with clock.takes(8, "two stations side by side, each with 4 calls of 2 s,", why="each has a thread of its own"):
        got = await asyncio.gather(first.watch(kata, 2), second.watch(kata, 2))
    assert got == [first.readings, second.readings]


async def test_a_loop_that_waits_gets_a_reading_as_soon_as_it_is_there(kata, station, rng):
    latency = rng.choice([1, 2, 3]) + 0.28125  # between the moments of a poll
    device = station(3, latency=latency)
    await device.watch(kata, 8)
    expected = [latency, 2 * latency, 3 * latency]
    if device.given != expected:
        fail(
            Verdict.WRONG_TIMING,
            f"a reading came every {latency:g} s, and the loop was waiting for it. It got the readings after"
            f" {_moments(device.given)}; expected {_moments(expected)}.",
        )


async def test_the_next_reading_is_read_while_the_loop_works_on_this_one(kata, station, clock):
    device = station(4)
    await device.watch(kata, 2, work=1.5)
    if clock.elapsed != 10:
        fail(
            Verdict.SEQUENTIAL if clock.elapsed > 10 else Verdict.WRONG_TIMING,
            f"5 calls of `read`, 2 s each, and 1.5 s of work on each of 4 readings took {clock.elapsed:g} s; expected"
            " 10 s, because the loop works while the next reading is being read.",
            advice="The thread reads on by itself: it need not wait until the loop asks for the next reading.",
        )


async def test_readings_wait_for_a_slow_loop_up_to_the_capacity(kata, station):
    for capacity in (1, 3):
        device = station(9)

        def look(device=device, capacity=capacity):
            waiting = len(device.read.calls) - len(device.given)
            if waiting > capacity + 1:
                fail(
                    Verdict.UNBOUNDED,
                    f"with a capacity of {capacity}, {waiting} readings had been read that the loop had not got yet.",
                    advice="Let the thread wait for room. There is room again when the loop gets a reading.",
                )
            if waiting < capacity and len(device.given) + capacity <= 9:
                fail(
                    Verdict.UNDERUSED,
                    f"the loop worked for long, and with a capacity of {capacity}, only {waiting} readings waited.",
                    advice="As long as fewer readings wait than the capacity says, the thread reads on. There is room"
                    " again when the loop gets a reading, not only when it asks for the next.",
                )

        assert await device.watch(kata, capacity, work=50.5, each=look) == device.readings


@pytest.mark.parametrize("kind", [ConnectionError, LooseCable])
async def test_an_error_of_read_comes_after_all_the_readings_before_it(kata, station, clock, kind):
    error = kind("at the third call")
    device = station(5, error=[None, None, error])
    caught = None
    try:
        got = await device.watch(kata, 3, work=5)
    except kind as raised:
        caught = raised
    else:
        fail(
            Verdict.LOST_ERROR,
            f"the third call of `read` failed, and the loop ended after {len(got)} readings as if all were well.",
            advice="Catch the error in the thread, hand it over behind the readings, and raise it in the generator.",
        )
    assert len(device.given) == 2, "readings that the loop got before the error of the third"
    assert caught is error, "the exception comes out as `read` raised it"
    clock.assert_elapsed(12, "the loop until the error", why="2 s for the first reading, 5 s of work on each of two")
    await asyncio.sleep(10)
    device.assert_thread_is_done("`read` had raised an exception", calls=3)


async def test_a_hundred_readings_come_through(kata, station):
    device = station(100, latency=0)
    assert await device.watch(kata, 10) == device.readings


async def test_closed_early_it_ends_when_the_call_of_read_has_returned(kata, station, clock):
    device = station(9)
    ticks = []

    async def tick():
        while True:
            await asyncio.sleep(0.28125)
            ticks.append(clock.elapsed)

    ticking = asyncio.create_task(tick())
    # It is left between the moments of a poll.
    watching = asyncio.create_task(device.watch(kata, 5, work=3.09375, stop_after=1))
    await device.ends(watching, "it was closed early", calls=3)
    ticking.cancel()
    device.assert_thread_is_done("it was closed early", calls=3)
    clock.assert_elapsed(6, "a loop that was left after 5.09375 s", why="a call of `read` ran from 4 s to 6 s")
    if ticks != [number * 0.28125 for number in range(1, 22)]:
        fail(
            Verdict.BLOCKED_LOOP,
            "while `readings` waited for the end of its thread, no other task could run.",
            advice="Await the end of the thread: a future of the loop, or asyncio.to_thread(thread.join), not join().",
        )
    await asyncio.sleep(10)
    device.assert_thread_is_done("it was closed early", calls=3)
    broken = station(9, error=[None, LooseCable("at the second call")])
    try:
        await broken.watch(kata, 5, work=1, stop_after=1)
    except LooseCable as error:
        fail(
            Verdict.WRONG_RESULT,
            f"`read` raised {error!r} after `readings` had been closed, and it came out, although nobody is interested"
            " in it any more.",
            advice="Only raise the error while the loop is still there, and not in the `finally` that cleans up.",
        )
    broken = station(9, error=[None, None, LooseCable("at the third call")])
    try:
        await broken.watch(kata, 5, work=5, stop_after=1)
    except LooseCable as error:
        fail(
            Verdict.WRONG_RESULT,
            f"`read` raised {error!r}, while the second reading waited for the loop. The loop was left after the first,"
            " and aclose() raised the error, although the loop had not come to it.",
            advice="Only raise the error when the loop asks for what comes after the last reading, and not in the"
            " `finally` that cleans up.",
        )


async def test_closed_early_while_the_thread_waits_for_room_it_ends_at_once(kata, station, clock):
    device = station(9)
    # It is left between the moments of a poll.
    watching = asyncio.create_task(device.watch(kata, 2, work=50.59375, stop_after=1))
    await device.ends(watching, "it was closed early, while the thread waited for room", calls=4)
    device.read.assert_threads_ended()
    if clock.elapsed != 52.59375:
        fail(
            Verdict.WRONG_TIMING,
            "the loop was left while the thread waited for room, so there was nothing to wait for."
            f" But it took {clock.elapsed - 52.59375:g} s until `readings` had ended.",
            advice="Wake the thread up, such as by releasing what it waits for: then it need not look now and then"
            " whether it should stop.",
        )


async def test_cancelled_it_ends_when_the_call_of_read_has_returned(kata, station, clock):
    device = station(9)
    task = asyncio.create_task(device.watch(kata, 5))
    await asyncio.sleep(3.09375)
    await cancel_and_wait(task, within=20)
    device.assert_thread_is_done("its task was cancelled", calls=2)
    clock.assert_elapsed(4, "a loop that was cancelled after 3.09375 s", why="a call of `read` ran from 2 s to 4 s")
    await asyncio.sleep(10)
    device.assert_thread_is_done("its task was cancelled", calls=2)
    broken = station(9, error=[None, LooseCable("at the second call")])
    task = asyncio.create_task(broken.watch(kata, 5))
    await asyncio.sleep(3.09375)
    try:
        await cancel_and_wait(task, within=20)
    except LooseCable as error:
        fail(
            Verdict.SWALLOWED_CANCEL,
            f"the task was cancelled while a call of `read` ran, which then raised {error!r}. The error came out in"
            " place of the cancellation, although nobody is interested in it any more.",
            advice="Wait for the end of the thread in a way that raises nothing of its errors, such as asyncio.wait.",
        )
