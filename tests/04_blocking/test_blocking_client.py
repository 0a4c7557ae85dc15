"""Suite: blocking_client."""

import asyncio
import contextvars
import heapq
import itertools
import threading

import pytest
from grader import Verdict, cancel_and_wait, fail

user = contextvars.ContextVar("user", default="nobody")

# Exact in binary, and no multiples of each other: who looks every now and then comes too late.
LENGTHS = [0.53125, 1.28125, 2.65625, 3.40625, 4.71875, 6.09375, 7.84375]


class DatabaseError(Exception):
    """An error of the client's own."""


def record_of(number):
    return f"customer {number}"


@pytest.fixture
def numbers(rng):
    return rng.sample(range(100, 1000), 7)


@pytest.fixture
def limit(rng):
    return rng.choice([2, 3])


@pytest.fixture
def load(blocking_service):
    return blocking_service("load", latency=2, result=record_of)


def best_starts(lengths, limit):
    """When the calls start if there are always `limit` of them."""
    ends = [0.0] * limit
    starts = []
    for length in lengths:
        starts.append(heapq.heappop(ends))
        heapq.heappush(ends, starts[-1] + length)
    return starts


def check_context(records, numbers, name):
    __tracebackhide__ = True
    if records == [(number, "nobody") for number in numbers]:
        fail(
            Verdict.WRONG_RESULT,
            f"`load` looked into a context variable for the one who asks, and found nobody; its caller had put {name!r}"
            " there.",
            advice="A thread sees its caller's variables only if the call runs in a copy of the caller's context. Not"
            " every way to start a thread makes that copy.",
        )
    assert records == [(number, name) for number in numbers], (
        "each record tells its number and what `load` read from the context variable `user`"
    )


async def test_one_number_gives_one_record_and_none_gives_none(kata, load):
    assert await kata.load_all(load, [17], 1) == ["customer 17"]
    load.assert_called(times=1)
    assert await kata.load_all(load, [], 3) == []
    load.assert_called(times=1)


async def test_the_records_come_in_the_order_of_the_numbers(kata, blocking_service, rng):
    numbers = rng.sample(range(100, 1000), 5)
    latency = dict(zip(numbers, rng.sample(LENGTHS, 5), strict=True))
    load = blocking_service("load", latency=latency, result=record_of)
    assert await kata.load_all(load, list(numbers), 5) == [record_of(number) for number in numbers]
    load = blocking_service("load", latency=latency, result=lambda number: None if number == numbers[2] else number)
    records = await kata.load_all(load, list(numbers), 5)
    assert records == [*numbers[:2], None, *numbers[3:]], (
        "`load` returned None for the third number, and each other number itself. Try: Take what `load` returns for the"
        " record, also if it is None: the list has one for each number."
    )


async def test_as_many_calls_run_at_once_as_the_limit_allows(kata, load, numbers, limit):
    await kata.load_all(load, list(numbers), limit)
    load.assert_called(times=7)
    load.assert_at_least(limit)


async def test_no_more_calls_run_at_once_than_the_limit_allows(kata, load, numbers, limit):
    await kata.load_all(load, list(numbers), limit)
    load.assert_at_most(limit)


async def test_other_tasks_go_on_while_the_calls_run(kata, load, numbers, clock):
    ticks = []

    async def tick():
        while True:
            await asyncio.sleep(0.75)
            ticks.append(clock.elapsed)

    ticking = asyncio.create_task(tick())
    with clock.takes(4, "6 calls of 2 s with a limit of 3"):
        await kata.load_all(load, numbers[:6], 3)
    ticking.cancel()
    if ticks != [0.75, 1.5, 2.25, 3, 3.75]:
        fail(
            Verdict.BLOCKED_LOOP,
            "another task wanted to run every 0.75 s while the calls ran, and had to wait for them.",
            advice="Something waits for threads and does not let go of the loop. The end of a `with"
            " ThreadPoolExecutor()` block does so if calls still run: await their results inside the block.",
        )


async def test_the_next_call_begins_when_one_has_ended(kata, blocking_service, numbers, limit, rng, clock):
    lengths = rng.sample(LENGTHS, 7)
    load = blocking_service("load", latency=dict(zip(numbers, lengths, strict=True)))
    await kata.load_all(load, list(numbers), limit)
    for number, (start, best) in enumerate(zip(sorted(load.starts), best_starts(lengths, limit), strict=True), 1):
        if start > best:
            fail(
                Verdict.UNDERUSED,
                f"call {number} began after {start:.10g} s, although fewer than {limit} calls were running"
                f" from {best:.10g} s on.",
                advice="Begin the next call at once when any one has ended: it need not wait for the others.",
            )
    clock.assert_elapsed(max(call.ended for call in load.calls), "`load_all`", why="the last call ended then")


async def test_each_call_sees_the_context_variables_of_its_caller(kata, blocking_service, numbers, rng):
    load = blocking_service("load", latency=1, result=lambda number: (number, user.get()))
    name = rng.choice(["Ada", "Grace", "Edsger"])
    user.set(name)
    check_context(await kata.load_all(load, list(numbers), 3), numbers, name)


async def test_two_callers_have_a_context_and_a_limit_each(kata, blocking_service, numbers, clock):
    async def ask(name, limit):
        load = blocking_service(f"load_for_{name}", latency=1, result=lambda number: (number, user.get()))
        user.set(name)  # in a task: it has a context of its own
        check_context(await kata.load_all(load, numbers[:4], limit), numbers[:4], name)
        load.assert_at_most(limit)

    why = "each call of load_all has a limit of its own"
    with clock.takes(4, "two callers with 4 calls of 1 s each, and limits of 1 and 2,", why=why):
        await asyncio.gather(ask("Ada", 1), ask("Grace", 2))


@pytest.mark.parametrize("kind", [ConnectionError, DatabaseError])
async def test_an_error_of_a_call_comes_out_as_it_is(kata, blocking_service, numbers, kind):
    error = kind("the database is full")
    slowest = numbers[3]
    load = blocking_service(
        "load",
        latency=lambda number: 5 if number == slowest else 1,
        error=lambda number: error if number == slowest else None,
    )
    try:
        records = await kata.load_all(load, list(numbers), 3)
    except kind as raised:
        caught = raised
    except ExceptionGroup:
        fail(
            Verdict.WRONG_RESULT,
            "the error came out inside an ExceptionGroup; the contract asks for the error itself.",
            advice="A TaskGroup always raises a group. Take the error out of it, or use asyncio.gather.",
        )
    else:
        fail(Verdict.LOST_ERROR, f"a call raised {kind.__name__}, and `load_all` returned {records!r}.")
    assert caught is error, "the exception comes out as `load` raised it"
    load.assert_called(times=7)


async def test_a_number_given_twice_is_loaded_twice_and_has_two_records(kata, blocking_service):
    # A record may change between two calls, and any of the calls may be the first.
    changes = itertools.count(1)
    load = blocking_service("load", latency=1, result=lambda number: (number, next(changes)))
    numbers = [4, 4, 17, 4]
    records = await kata.load_all(load, list(numbers), 2)
    load.assert_called(times=4)
    if records not in [list(zip(numbers, order, strict=True)) for order in itertools.permutations(range(1, 5))]:
        fail(
            Verdict.WRONG_RESULT,
            "the number 4 was given three times, and each of its calls returned another record, since the customer"
            f" changed in between: got {records!r}.",
            advice="Keep the records by their places in the list. A dict by number has room for one of them only.",
        )


async def test_a_hundred_numbers_do_not_need_a_hundred_threads(kata, blocking_service, clock):
    before = threading.active_count()
    threads = []

    def note_threads(number):
        threads.append(threading.active_count() - before)
        return record_of(number)

    load = blocking_service("load", latency=1, result=note_threads)
    with clock.takes(20, "100 calls of 1 s with a limit of 5"):
        records = await kata.load_all(load, range(100), 5)
    assert records == [record_of(number) for number in range(100)]
    if max(threads) > 40:  # a pool of to_thread's has 32 at most
        fail(
            Verdict.UNBOUNDED,
            f"there were {max(threads)} threads at once for 100 numbers, and only 5 of them could do something.",
            advice="Start a thread only when there is room for its call, or let a few threads do all of the calls.",
        )


async def test_cancelled_it_ends_at_once_and_no_further_call_begins(kata, load, numbers, clock):
    task = asyncio.create_task(kata.load_all(load, list(numbers), 2))
    await asyncio.sleep(0.5)
    others = []
    asyncio.get_running_loop().call_later(0.25, lambda: others.append(clock.elapsed))
    await cancel_and_wait(task, within=20)
    if clock.elapsed != 0.5 and others == [0.75]:
        fail(
            Verdict.WRONG_TIMING,
            f"`load_all` was cancelled after 0.5 s, and ended after {clock.elapsed:g} s: it waited for calls that ran"
            " in their threads.",
            advice="Nobody can stop a thread in the middle of a call: leave it alone, and end at once.",
        )
    if clock.elapsed != 0.5:
        fail(
            Verdict.BLOCKED_LOOP,
            f"`load_all` was cancelled after 0.5 s, and the loop stood still until {clock.elapsed:g} s,"
            " when the calls in the threads had ended.",
            advice="The end of a `with ThreadPoolExecutor()` block waits for its threads, and the loop with it."
            " pool.shutdown(wait=False, cancel_futures=True) does not wait.",
        )
    await asyncio.sleep(20)
    if (began := len(load.calls)) > 2:
        fail(
            Verdict.WRONG_RESULT,
            f"`load_all` was cancelled while the first two calls ran, and {began - 2} more began after that.",
            advice="A call that is given up makes room, and whoever waits for room begins. Cancel them all together,"
            " as gather does when it is cancelled itself, not one first and the others when it has ended.",
        )
