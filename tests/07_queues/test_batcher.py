"""Suite: batcher."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


class NoSuchUser(Exception):
    """An error that no answer can know by name."""


class DatabaseDown(Exception):
    """Another one."""


@pytest.fixture
def keys(rng):
    return rng.sample(["ada", "bob", "cleo", "dan", "eve", "finn", "gus", "hal", "ida", "jon"], 7)


@pytest.fixture
def load(service):
    return service("load", latency=1, result=lambda keys: [key.upper() for key in keys])


async def ask(batcher, *keys):
    """Ask for several keys at the same moment; the tasks that wait for the answers."""
    tasks = [asyncio.create_task(batcher.get(key)) for key in keys]
    await asyncio.sleep(0)
    return tasks


async def answers(tasks):
    """What came out of each task: its answer or its exception."""
    return await asyncio.gather(*tasks, return_exceptions=True)


def assert_raised(got, error, where):
    """This very exception came out of a `get`."""
    __tracebackhide__ = True
    if isinstance(got, Exception) and got is not error and repr(got) == repr(error):
        fail(
            Verdict.WRONG_RESULT,
            f"{where}: `get` must raise the very exception object, {error!r}; it raised a copy of it.",
            advice="Hand the exception itself to whoever waits: future.set_exception(error), or `raise error`.",
        )
    assert got == error, where


def assert_sent(load, *expected):
    """These batches were sent at these moments: pairs of a moment and its keys."""
    __tracebackhide__ = True
    for call in load.calls:
        if not isinstance(call.first, list):
            fail(
                Verdict.WRONG_RESULT,
                f"`load` was called with {call.first!r}, which is no list; it takes a list of keys.",
                where=call.place,
            )
    sent = [list(call.first) for call in load.calls]
    assert sent == [list(keys) for _, keys in expected], "the batches that `load` was called with"
    load.assert_started_at(*(moment for moment, _ in expected))


async def test_a_full_batch_is_sent_in_one_call_and_each_caller_gets_its_answer(kata, load, keys):
    tasks = await ask(kata.Batcher(load, 3, 10), *keys[:3])
    assert await answers(tasks) == [key.upper() for key in keys[:3]]
    assert_sent(load, (0, keys[:3]))
    alone = await ask(kata.Batcher(load, 1, 10), keys[3])
    assert await answers(alone) == [keys[3].upper()], "with a size of 1"
    assert_sent(load, (0, keys[:3]), (1, keys[3:4]))


async def test_a_batch_that_is_not_full_is_sent_after_the_wait(kata, load, keys):
    tasks = await ask(kata.Batcher(load, 3, 4), *keys[:2])
    assert await answers(tasks) == [key.upper() for key in keys[:2]]
    assert_sent(load, (4, keys[:2]))


async def test_later_keys_do_not_put_the_sending_off(kata, load, keys):
    batcher = kata.Batcher(load, 5, 2)
    tasks = []
    for key in keys[:3]:
        tasks += await ask(batcher, key)
        await asyncio.sleep(0.75)
    await answers(tasks)
    if load.starts == [3.5]:
        fail(
            Verdict.WRONG_TIMING,
            "keys came at 0, 0.75 and 1.5 s, and the batch was sent at 3.5 s, expected 2 s: each key began the wait"
            " of 2 s anew.",
            advice="Start the timer with the first key of a batch, and leave it alone when others come.",
        )
    assert_sent(load, (2, keys[:3]))


async def test_each_batch_has_a_wait_of_its_own(kata, load, keys):
    batcher = kata.Batcher(load, 2, 2)
    tasks = await ask(batcher, keys[0])
    await asyncio.sleep(0.5)
    tasks += await ask(batcher, keys[1])  # full at 0.5 s
    await asyncio.sleep(0.5)
    tasks += await ask(batcher, keys[2])  # alone from 1 s on
    await answers(tasks)
    if load.starts[1:] in ([2], [2.5]):
        fail(
            Verdict.WRONG_TIMING,
            f"a key that came at 1 s was sent at {load.starts[1]:g} s, expected 3 s: the timer of the batch before,"
            " which was full at 0.5 s, went on and sent it too early.",
            where=load.requests[1].place,
            advice="When a batch is sent because it is full, stop its timer.",
        )
    await asyncio.sleep(5)
    tasks += await ask(batcher, keys[3])  # at 9 s
    await answers(tasks)
    assert_sent(load, (0.5, keys[:2]), (3, keys[2:3]), (11, keys[3:4]))


async def test_batches_do_not_wait_for_each_other(kata, service, keys):
    load = service("load", latency=[10, 1], result=lambda keys: [key.upper() for key in keys])
    batcher = kata.Batcher(load, 2, 3)
    slow = await ask(batcher, *keys[:2])
    await asyncio.sleep(1)
    fast = await ask(batcher, keys[2])
    await answers(slow + fast)
    if load.starts == [0, 10] or load.starts == [0, 13]:
        fail(
            Verdict.SEQUENTIAL,
            f"a batch was due at 4 s and was sent at {load.starts[1]:g} s, because the one before was still running.",
            where=load.requests[1].place,
            advice="Run each call of `load` in a task of its own.",
        )
    assert_sent(load, (0, keys[:2]), (4, keys[2:3]))
    one, other = kata.Batcher(load, 2, 3), kata.Batcher(load, 2, 3)
    tasks = [*await ask(one, keys[3]), *await ask(other, keys[4]), *await ask(one, keys[5])]  # one is full
    await asyncio.wait(tasks, timeout=100)
    if not tasks[1].done():
        tasks[1].cancel()
        fail(
            Verdict.WRONG_RESULT,
            "a key waited in one Batcher when another Batcher sent a full batch. 100 s later, it had not been sent.",
            advice="Keep the keys and the timer in the object (`self.timer`), not in the class: each has its own.",
        )
    assert await answers(tasks) == [key.upper() for key in keys[3:6]], "two batchers at the same time"


async def test_seven_keys_at_once_make_full_batches_and_a_rest(kata, load, keys):
    tasks = await ask(kata.Batcher(load, 3, 2), *keys)
    assert await answers(tasks) == [key.upper() for key in keys]
    assert_sent(load, (0, keys[:3]), (0, keys[3:6]), (2, keys[6:]))


async def test_equal_keys_are_sent_as_often_as_they_come(kata, service, keys):
    # Each answer says at which place its key was sent.
    load = service("load", latency=1, result=lambda keys: [f"{key} {place}" for place, key in enumerate(keys)])
    tasks = await ask(kata.Batcher(load, 4, 2), keys[0], keys[1], keys[0], keys[0])
    got = await answers(tasks)
    assert_sent(load, (0, [keys[0], keys[1], keys[0], keys[0]]))
    assert got == [f"{keys[0]} 0", f"{keys[1]} 1", f"{keys[0]} 2", f"{keys[0]} 3"]


async def test_an_exception_among_the_answers_is_raised_for_its_caller_alone(kata, service, keys):
    error = NoSuchUser(keys[1])
    load = service("load", latency=1, result=lambda keys: [keys[0].upper(), error, None])
    tasks = await ask(kata.Batcher(load, 3, 2), *keys[:3])
    got = await answers(tasks)
    assert_raised(got[1], error, "an answer of `load` was an exception")
    assert got == [keys[0].upper(), error, None]
    if tasks[1].exception() is None:
        fail(Verdict.WRONG_RESULT, f"`get` returned {got[1]!r}, which is an exception; it should raise it.")


async def test_a_failed_call_concerns_its_own_batch_only(kata, service, keys):
    error = DatabaseDown("no power")
    load = service("load", latency=1, error=[error, None], result=lambda keys: [key.upper() for key in keys])
    batcher = kata.Batcher(load, 2, 2)
    tasks = await ask(batcher, *keys[:5])
    got = await answers(tasks)
    for raised in got[:2]:
        assert_raised(raised, error, "`load` failed")
    assert got == [error, error, *(key.upper() for key in keys[2:5])]
    assert await answers(await ask(batcher, *keys[5:7])) == [key.upper() for key in keys[5:7]], "a later batch"


async def test_a_caller_cancelled_before_the_sending_harms_nobody(kata, load, keys):
    batchers = [kata.Batcher(load, 5, 2) for _ in range(3)]
    groups = [await ask(batcher, *keys[:3]) for batcher in batchers]
    await asyncio.sleep(1)
    for number, tasks in enumerate(groups):  # the first caller of one batcher, the second of another, and the third
        await cancel_and_wait(tasks.pop(number))
    for number, tasks in enumerate(groups):
        left = [key.upper() for key in keys[:3] if key != keys[number]]
        assert await answers(tasks) == left, f"of 3 callers, number {number + 1} was cancelled; the others' answers"
    load.assert_started_at(2, 2, 2)
    # One of two callers with the same key gives up; then all callers of a batch do.
    batcher = kata.Batcher(load, 5, 2)
    tasks = await ask(batcher, keys[0], keys[1], keys[0], keys[2])
    await cancel_and_wait(tasks.pop(2))
    assert await answers(tasks) == [keys[0].upper(), keys[1].upper(), keys[2].upper()], (
        "4 keys, the third equal to the first; the third caller was cancelled; the others' answers"
    )
    for task in await ask(batcher, *keys[:2]):
        await cancel_and_wait(task)
    await asyncio.sleep(5)
    if empty := [call for call in load.calls if not call.first]:
        fail(
            Verdict.WRONG_RESULT,
            f"all callers of a batch were cancelled before it was sent, and `load` was called with {empty[0].first!r}.",
            where=empty[0].place,
            advice="When a batch is due, look whether anybody is left in it.",
        )
    assert await answers(await ask(batcher, keys[3])) == [keys[3].upper()], "a key after a batch that nobody waited for"


async def test_a_caller_cancelled_after_the_sending_harms_nobody(kata, service, load, keys):
    batchers = [kata.Batcher(load, 3, 2) for _ in range(3)]
    groups = [await ask(batcher, *keys[:3]) for batcher in batchers]
    await asyncio.sleep(0.5)
    for number, tasks in enumerate(groups):
        await cancel_and_wait(tasks.pop(number))
    for number, tasks in enumerate(groups):
        left = [key.upper() for key in keys[:3] if key != keys[number]]
        assert await answers(tasks) == left, f"of 3 callers, number {number + 1} was cancelled; the others' answers"
    load.assert_called(times=3)
    # The answer that nobody waits for any more is an exception; then the whole call of `load` fails.
    missing, down = NoSuchUser(keys[0]), DatabaseDown("no power")
    answer, failing = (
        service("load", latency=1, result=lambda keys: [missing, *(key.upper() for key in keys[1:])]),
        service("load", latency=1, error=down),
    )
    for database, what, expected in (
        (answer, "The answer for the first was an exception", [key.upper() for key in keys[1:3]]),
        (failing, "`load` failed", [down, down]),
    ):
        tasks = await ask(kata.Batcher(database, 3, 2), *keys[:3])
        await asyncio.sleep(0.5)
        await cancel_and_wait(tasks.pop(0))
        await asyncio.wait(tasks, timeout=10)
        if hanging := [task for task in tasks if not task.done()]:
            for task in hanging:
                task.cancel()
            fail(
                Verdict.DEADLOCK,
                f"of 3 callers, the first was cancelled while `load` ran. {what}. 10 s after the cancellation,"
                f" {len(hanging)} of the 2 others still waited.",
                where=database.requests[0].place,
                advice="A cancelled future takes no exception, as it takes no result: ask `future.done()` before"
                " `set_exception`, too.",
            )
        assert await answers(tasks) == expected, "the first of 3 callers was cancelled; what the other 2 got"


async def test_very_many_callers(kata, load, clock):
    names = [f"user {number}" for number in range(63)]
    with clock.takes(3, "60 keys in full batches and 3 more that wait for 2 s"):
        tasks = await ask(kata.Batcher(load, 10, 2), *names)
        assert await answers(tasks) == [name.upper() for name in names]
    load.assert_called(times=7)
