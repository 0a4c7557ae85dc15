"""Suite: crunch_elsewhere."""

import asyncio
import heapq
import multiprocessing.process
import threading
from concurrent.futures import ProcessPoolExecutor

import pytest
from grader import Verdict, cancel_and_wait, fail

# How long the items take, and the items themselves. Exact in binary, and no multiples of each other.
LENGTHS = [0.53125, 1.28125, 2.65625, 3.40625, 4.71875, 6.09375, 7.84375]

pools = []  # of the test that runs: a function that is pickled finds them only here
rounds = []  # the items that crunch_again had in this test


def crunch(item):
    """The work. It takes as many seconds as its item says, in a process of the pool."""
    is_in_the_loops_thread = threading.current_thread() is threading.main_thread()
    if not is_in_the_loops_thread:
        fail(
            Verdict.FORBIDDEN,
            "`work` was computed in a thread. Threads of one process take turns at computing, so nothing is won.",
            advice="Give the pool that you got to loop.run_in_executor(pool, work, item).",
        )
    if not any(pool.is_at_work for pool in pools):
        fail(
            Verdict.BLOCKED_LOOP,
            "`work` was computed in the thread of the event loop: every other task stood still.",
            advice="Give the pool that you got to loop.run_in_executor(pool, work, item).",
        )
    if item < 0:
        raise ValueError(f"a picture of {item} s")
    return f"planets of {item}"


def crunch_again(item):
    """Work with a new result each time, like a search that begins at random places."""
    crunch(item)
    rounds.append(item)
    return item, len(rounds)


def crunch_in_vain(item):
    """Work that finds nothing."""
    crunch(item)


def results_of(items):
    return [f"planets of {item}" for item in items]


def seconds(*args):
    """How long a job takes: all the items in its arguments together.

    Items are floats. Whatever else an answer hands over, such as the number of the item, takes no time.
    """
    inside = [seconds(*arg) for arg in args if isinstance(arg, list | tuple)]
    return sum(inside) + sum(abs(arg) for arg in args if isinstance(arg, float))


@pytest.fixture
def pool(process_pool, monkeypatch):
    """Makes the caller's pool with so many workers, and refuses any other."""

    def refuse(*_, **__):
        fail(
            Verdict.FORBIDDEN,
            "the code made processes, or a pool, of its own.",
            advice="Use the pool that the caller passes in, and leave it open.",
        )

    monkeypatch.setattr(ProcessPoolExecutor, "__init__", refuse)
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", refuse)

    def make(workers):
        pools.append(process_pool(workers=workers, latency=seconds))
        return pools[-1]

    yield make
    pools.clear()
    rounds.clear()


@pytest.fixture
def items(rng):
    return rng.sample(LENGTHS, 7)


def best_starts(lengths, workers):
    """When the jobs start if no worker is idle."""
    ends = [0.0] * workers
    starts = []
    for length in lengths:
        starts.append(heapq.heappop(ends))
        heapq.heappush(ends, starts[-1] + length)
    return starts


def assert_begun(pool, number, when):
    """So many jobs have begun: the others were withdrawn."""
    __tracebackhide__ = True
    if (begun := len(pool.jobs.calls)) > number:
        fail(
            Verdict.LEAKED_TASK,
            f"{when}, and {begun - number} jobs that had not begun by then were computed all the same.",
            advice="A job that waits in the pool can be withdrawn: cancel its future. (gather cancels the others when"
            " it is cancelled itself, but not when one of them fails.)",
        )
    assert begun == number, f"jobs that had begun when {when}"


def assert_open(pool, when):
    """The owner of the pool can still use it."""
    __tracebackhide__ = True
    if pool.was_shut_down:
        fail(
            Verdict.FORBIDDEN,
            f"{when}, the code shut the pool down. Its owner cannot use it any more.",
            advice="The end of a `with pool:` block shuts the pool down too: that is for the one who made it. To"
            " withdraw a job, cancel its future.",
        )


async def test_one_item_gives_one_result(kata, pool):
    assert await kata.crunch_all(pool(2), crunch, [3.0]) == results_of([3.0])


async def test_the_results_come_in_the_order_of_the_items(kata, pool, items):
    assert await kata.crunch_all(pool(7), crunch, list(items)) == results_of(items)


async def test_all_workers_of_the_pool_have_something_to_do(kata, pool):
    four = pool(4)
    await kata.crunch_all(four, crunch, [3.0] * 8)
    assert len(four.jobs.calls) == 8, "the pool gets one job for each of the 8 items"
    four.jobs.assert_at_least(4)


async def test_no_worker_is_idle_while_items_are_left(kata, pool, items, rng):
    workers = rng.choice([2, 3])
    some = pool(workers)
    await kata.crunch_all(some, crunch, list(items))
    handed_over = [seconds(*arguments) for arguments in some.submitted]
    assert handed_over == items, "the items, in the order in which their jobs were handed over to the pool"
    for number, (start, best) in enumerate(zip(some.jobs.starts, best_starts(items, workers), strict=True), 1):
        if start > best:
            fail(
                Verdict.UNDERUSED,
                f"job {number} began after {start:.10g} s, although one of the {workers} workers was idle from"
                f" {best:.10g} s on.",
                advice="Hand all the jobs over at once: the pool keeps those that must wait, and begins with the next"
                " one as soon as a worker is idle.",
            )


async def test_other_tasks_go_on_while_the_workers_compute(kata, pool, clock):
    ticks = []

    async def tick():
        while True:
            await asyncio.sleep(0.75)
            ticks.append(clock.elapsed)

    ticking = asyncio.create_task(tick())
    with clock.takes(4, "4 items of 2 s with 2 workers"):
        await kata.crunch_all(pool(2), crunch, [2.0] * 4)
    ticking.cancel()
    if ticks != [0.75, 1.5, 2.25, 3, 3.75]:
        fail(Verdict.BLOCKED_LOOP, "another task wanted to run every 0.75 s, and had to wait for the workers.")


async def test_the_pool_stays_open_for_its_owner(kata, pool):
    mine = pool(2)
    for items in ([1.0, 2.0], [3.0, 0.5, 2.0]):
        assert await kata.crunch_all(mine, crunch, items) == results_of(items)
        assert_open(mine, "when all jobs had ended")


async def test_no_items_or_the_same_twice_are_fine(kata, pool):
    two = pool(2)
    assert await kata.crunch_all(two, crunch, []) == []
    assert len(two.jobs.calls) == 0, "jobs of the pool for no items"
    assert await kata.crunch_all(two, crunch, [1.5, 2.0, 1.5]) == results_of([1.5, 2.0, 1.5])
    assert len(two.jobs.calls) == 3, "jobs of the pool for 3 items, two of them the same"
    found = await kata.crunch_all(pool(1), crunch_again, [1.5, 2.0, 1.5])  # one worker: one job after the other
    assert found == [(1.5, 1), (2.0, 2), (1.5, 3)], (
        "an item that is there twice is computed twice, and each of its jobs found something else"
    )
    task = asyncio.create_task(kata.crunch_all(two, crunch_in_vain, [1.0, 2.0]))
    await asyncio.wait([task], timeout=10)
    if not task.done():
        fail(
            Verdict.DEADLOCK,
            "the jobs of 2 items had ended, both with the result None, and `crunch_all` waited on.",
            advice="Count the jobs that have ended: None is a result like any other, and no sign that one is missing.",
        )
    assert await task == [None, None], "results of jobs that all return None"


async def test_two_callers_share_a_pool(kata, pool):
    two = pool(2)
    first, second = [1.0, 2.0, 3.0], [2.5, 0.5]
    got = await asyncio.gather(kata.crunch_all(two, crunch, first), kata.crunch_all(two, crunch, second))
    assert got == [results_of(first), results_of(second)]


async def test_dozens_of_items_are_computed(kata, pool, clock, rng):
    items = [rng.choice([1.0, 2.0, 3.0]) for _ in range(60)]
    many = pool(40)  # a large machine
    with clock.takes(max(start + item for start, item in zip(best_starts(items, 40), items, strict=True)), "60 items"):
        assert await kata.crunch_all(many, crunch, list(items)) == results_of(items)
        if (most := many.jobs.most_in_flight) < 40:
            fail(
                Verdict.UNDERUSED,
                f"the pool has 40 workers, and there were 60 items, but never more than {most} workers had a job.",
                advice="Hand all the jobs over, without a limit of your own: the pool knows how many workers it has.",
            )


async def test_an_error_comes_out_at_once_and_the_rest_is_withdrawn(kata, pool, clock):
    two = pool(2)
    try:
        got = await kata.crunch_all(two, crunch, [5.0, -2.0, 1.0, 1.0, 1.0, 1.0])
    except ExceptionGroup:
        fail(
            Verdict.WRONG_RESULT,
            "the error came out inside an ExceptionGroup; the contract asks for the error itself.",
            advice="A TaskGroup always raises a group. Take the error out of it.",
        )
    except ValueError as error:
        if "a picture of -2.0 s" not in str(error):
            raise
    else:
        fail(Verdict.LOST_ERROR, f"a job raised ValueError, and `crunch_all` returned {got!r}.")
    assert_open(two, "when a job had failed")
    clock.assert_elapsed(2, "`crunch_all`", why="a job failed then; nobody waits for the others")
    await asyncio.sleep(20)
    # A worker was free at the same moment, and so it has begun with the third.
    assert_begun(two, 3, "a job failed")
    with pytest.raises(ValueError, match="a picture of"):
        await kata.crunch_all(pool(2), crunch, [-2.0, -2.0, 1.0])  # both fail at the same moment


async def test_cancelled_it_ends_at_once_and_the_rest_is_withdrawn(kata, pool, clock):
    two = pool(2)
    task = asyncio.create_task(kata.crunch_all(two, crunch, [2.0] * 7))
    await asyncio.sleep(3)
    await cancel_and_wait(task, within=20)
    assert_open(two, "when `crunch_all` was cancelled")
    if clock.elapsed != 3:
        fail(
            Verdict.WRONG_TIMING,
            f"`crunch_all` was cancelled after 3 s, and ended after {clock.elapsed:g} s: it waited for jobs that were"
            " running.",
            advice="Nobody can stop a job that a worker has begun with: leave it alone, and end at once.",
        )
    await asyncio.sleep(20)
    assert_begun(two, 4, "`crunch_all` was cancelled")
    assert await kata.crunch_all(two, crunch, [2.0, 1.0]) == results_of([2.0, 1.0]), "the pool is used again after that"
