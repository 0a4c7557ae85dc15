"""Suite: ten_thousand_jobs."""

import asyncio
import gc
import weakref

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail

# Exact in binary, and no multiples of each other: who looks every now and then comes too late.
LENGTHS = [0.53125, 1.28125, 2.65625, 3.40625, 4.71875, 6.09375]


@pytest.fixture
def items(rng):
    return [f"IMG_{number}.png" for number in rng.sample(range(1000, 10000), 7)]


async def source_of(items, pause=0.0, error=None):
    """The items, each after a pause, and then perhaps an error."""
    for item in items:
        if pause:
            await asyncio.sleep(pause)
        yield item
    if error is not None:
        raise error


async def test_each_item_is_worked_on_once_and_in_order(kata, service, items):
    work = service("work", latency=[1, 9, 1])
    await kata.process_all(source_of(items), work, 3)
    work.assert_nothing_in_flight()
    work.assert_called_with(items)


async def test_the_calls_are_counted(kata, service, items):
    work = service("work", latency=1, result=[None, False, 0, "", True])
    assert await kata.process_all(source_of(items), work, 3) == (7, 0), (
        "7 items, and no call failed (among their results were None, False, 0 and an empty string)"
    )
    assert await kata.process_all(source_of([]), work, 3) == (0, 0), "a source without items"


async def test_no_more_calls_run_at_once_than_the_limit_allows(kata, service, items, rng):
    limit = rng.choice([3, 4])
    work = service("work", latency=1)
    await kata.process_all(source_of(items), work, limit)
    work.assert_at_most(limit)


async def test_as_many_calls_run_at_once_as_the_limit_allows(kata, service, items, rng):
    limit = rng.choice([3, 4])
    work = service("work", latency=1)
    await kata.process_all(source_of(items), work, limit)
    work.assert_called(times=7)
    work.assert_at_least(limit)


async def test_the_next_call_begins_when_one_has_ended(kata, service, items, rng):
    first, second, third, *rest = rng.sample(LENGTHS, 6)
    work = service("work", latency=[20, first, second, third, *rest])
    await kata.process_all(source_of(items), work, 2)
    expected = [0, 0]
    for length in [first, second, third, *rest][:5]:
        expected.append(expected[-1] + length)
    for number, (start, best) in enumerate(zip(work.starts, expected, strict=True), 1):
        if start > best:
            fail(
                Verdict.UNDERUSED,
                f"call {number} began after {start:.10g} s, although only one other call was running from {best:.10g} s"
                " on, the limit is 2, and the source had an item ready.",
                where=work.requests[0].place,
                advice="Begin the next call at once when any one has ended: it need not wait for the others.",
            )


async def test_work_begins_as_soon_as_an_item_is_there(kata, service, items):
    work = service("work", latency=2.5)
    await kata.process_all(source_of(items, pause=1), work, 5)
    if work.starts != [1, 2, 3, 4, 5, 6, 7]:
        moments = ", ".join(f"{start:g}" for start in work.starts)
        fail(
            Verdict.WRONG_TIMING,
            "the source gave an item after each second, from 1 to 7 s, and there was room at any time."
            f" The calls of `work` began at {moments} s.",
            where=work.requests[0].place,
            advice="Begin to work on an item when you have it, before you ask for the next one.",
        )


class BrokenPictureError(Exception):
    """An error that only the archive knows."""


async def test_a_failing_call_is_counted_and_the_others_go_on(kata, service, items, clock):
    errors = [ValueError("no picture"), None, BrokenPictureError("cut off"), OSError("disk full"), None, None]
    work = service("work", latency=1, error=[*errors, StopAsyncIteration()])
    counts = await kata.process_all(source_of(items), work, 1)
    work.assert_called_with(items)
    assert counts == (3, 4), (
        "7 items, and the work on 4 of them raised: a ValueError, an OSError, an Exception of the archive's own, and a"
        " StopAsyncIteration"
    )
    one, other = service("one", latency=1), service("other", latency=1, error=ValueError("no picture"))
    with clock.takes(4, "two calls of process_all side by side", why="each has 7 items of 1 s, and a limit of 2"):
        counts = await asyncio.gather(
            kata.process_all(source_of(items), one, 2), kata.process_all(source_of(items), other, 2)
        )
    assert counts == [(7, 0), (0, 7)], (
        "two calls of process_all ran side by side, and in the second one every item failed."
        " Try: Count in the function: what a module keeps, all calls share."
    )


async def test_none_and_zero_are_items_like_any_other(kata, service):
    items = [0, None, "", False, 0]
    work = service("work", latency=1)
    counts = await kata.process_all(source_of(items), work, 2)
    if counts != (5, 0):
        fail(
            Verdict.WRONG_RESULT,
            f"the source gave the 5 items 0, None, '', False and 0; got {counts!r}, expected (5, 0).",
            advice="None is an item too, like 0 and an empty string: do not use it "
            "as the end mark. Catch StopAsyncIteration instead, or use an object of your own.",
        )


class Thing:
    """An item or a result, of which the suite can see how many are still kept."""

    def __init__(self, number):
        self.number = number


class Archive:
    """A source and its work, and how much is alive meanwhile."""

    def __init__(self, size, limit):
        self.size = size
        self.allowed = 3 * limit
        self.taken = 0
        self.things = weakref.WeakSet()
        self.tasks = weakref.WeakSet()
        self.tasks_before = len(asyncio.all_tasks())
        self.too_much = ""

    def look(self):
        """Note the first time that too much is alive."""
        running = len(asyncio.all_tasks()) - self.tasks_before
        if self.too_much or max(running, len(self.things), len(self.tasks)) <= self.allowed:
            return
        gc.collect()  # what only waits for the garbage collector is not kept
        for number, what in (
            (running, "tasks were alive"),
            (len(self.things), "items and results were kept in memory"),
            (len(self.tasks), "tasks were kept in memory, most of them done"),
        ):
            if number > self.allowed and not self.too_much:
                self.too_much = f"when {self.taken} items had been taken, {number} {what}"

    async def source(self):
        while self.taken < self.size and not self.too_much:
            if self.taken % 40 == 0:
                self.look()
            self.taken += 1
            thing = Thing(self.taken)
            self.things.add(thing)
            yield thing
            del thing

    async def work(self, thing):
        self.tasks.add(asyncio.current_task())
        await asyncio.sleep(1)
        if thing.number % 4 == 0:
            raise BrokenPictureError
        result = Thing(thing.number)
        self.things.add(result)
        return result


async def test_hundreds_of_items_need_few_tasks_and_little_memory(kata, clock):
    archive = Archive(size=200, limit=10)
    counts = await kata.process_all(archive.source(), archive.work, 10)
    if archive.too_much:
        fail(
            Verdict.HOGGED_MEMORY,
            f"{archive.too_much}. With a limit of 10, at most 30 are allowed.",
            advice="Take the next item only when there is room to work on it, and keep nothing of what is done.",
        )
    assert counts == (150, 50), "200 items, and the work on 50 of them failed"
    clock.assert_elapsed(20, "the work", why="200 items of 1 s, 10 at a time")


class FaultySource:
    """An iterator of another kind than a generator: after its error it would have more items."""

    def __init__(self, items):
        self.items = list(items)
        self.taken_after = 0
        self.failed = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.failed:
            self.taken_after += 1
        elif len(self.items) == 3:
            self.failed = True
            raise ConnectionError("database gone")
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


async def test_an_error_of_the_source_comes_out_and_nothing_is_left_running(kata, service, items):
    work = service("work", latency=3, cleanup=100)
    error = ConnectionError("database gone")
    source = source_of(items, pause=1, error=error)
    try:
        with pytest.raises(ConnectionError, match="database gone") as raised:
            await kata.process_all(source, work, 5)
    except ExceptionGroup as group:
        fail(
            Verdict.WRONG_RESULT,
            f"the source raised a ConnectionError, and an {type(group).__name__} came out of `process_all`.",
            advice="A TaskGroup wraps every error. Catch the group, and raise the error that is in it.",
        )
    work.assert_nothing_in_flight()
    if raised.value is not error:
        fail(
            Verdict.WRONG_RESULT,
            "the exception that came out looks like the one of the source, and is not the same object.",
            advice="Raise the exception itself: others may know it by what hangs on it.",
        )
    source = FaultySource(items)
    with pytest.raises(ConnectionError, match="database gone"):
        await kata.process_all(source, service("work", latency=3), 6)
    if source.taken_after:
        fail(
            Verdict.WRONG_RESULT,
            f"the source raised an error, and was asked {source.taken_after} more times after that.",
            advice="Not every iterator is over when it has raised an error: see to it that nobody asks it again.",
        )


async def test_cancelled_it_cancels_the_calls_and_waits_for_their_cleanup(kata, service, items):
    work = service("work", latency=3, cleanup=100)
    task = asyncio.create_task(kata.process_all(source_of(items), work, 2))
    await asyncio.sleep(1)
    await cancel_and_wait(task, within=100)
    work.assert_cancelled(items[0])
    work.assert_cancelled(items[1])
    await asyncio.sleep(9)
    if len(work.calls) > 2:
        fail(
            Verdict.SWALLOWED_CANCEL,
            f"`process_all` was cancelled during the first two calls, and {len(work.calls) - 2} more began after that.",
        )
    # Some answers let the calls that run come to their end when the source has failed; the others have ended by then.
    work = service("work", latency=20)
    source = source_of(items[:3], pause=1, error=ConnectionError("database gone"))
    task = asyncio.create_task(kata.process_all(source, work, 5))
    await asyncio.sleep(4)
    task.cancel()
    await asyncio.wait([task])
    if work.in_flight:
        fail(
            Verdict.LEAKED_TASK,
            "the source raised an error, and `process_all` was cancelled while it waited for the calls that still ran."
            f" It ended, and {work.in_flight} of these calls were still running.",
            where=work.requests[0].place,
            advice="A cancellation may come at any await, also at one in an `except` block. Cancel the calls and wait"
            " for them in a `finally` block around it all, or let a TaskGroup do it.",
        )


async def test_cancelled_at_any_await_it_leaves_no_call_running(kata, service, items):
    work = service("work")

    def attempt():
        nonlocal work
        work = service("work", latency=2.25, cleanup=0.5)
        return kata.process_all(source_of(items[:4], pause=1), work, 2)

    await cancel_at_every_await(attempt, lambda: work.assert_nothing_in_flight())
