"""Suite: shielded_commit."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail

COMMIT = 3.265625  # exact in binary, and no multiple of the pauses that an answer would poll with


class RefusedError(ValueError):
    """What the bank raises if it does not book a transfer."""


@pytest.fixture
def order(rng):
    return f"{rng.randint(10, 99)} EUR to {rng.choice(['Ada', 'Grace', 'Linus'])}"


@pytest.fixture
def prepare(service, order):
    return service("prepare", latency=1, result=order)


@pytest.fixture
def commit(service):
    return service("commit", latency=COMMIT, result=lambda order: f"booked: {order}")


@pytest.fixture
def reported():
    return []


async def cancelled_after(clock, transfer, *moments):
    """Run a transfer in a task, cancel it so many seconds later, and wait until it is over."""
    task, began = asyncio.create_task(transfer), clock.elapsed
    for moment in moments:
        await asyncio.sleep(began + moment - clock.elapsed)
        task.cancel()
    await asyncio.wait([task])
    if not task.cancelled() and not isinstance(task.exception(), (ConnectionError, RefusedError)):
        task.result()  # raises, if the code has a mistake that has nothing to do with a commit
    return task


def assert_committed(
    commit,
    times=1,
    advice="Code that is cancelled while it awaits a coroutine or a task cancels that too. "
    "Give the commit a task of its own, and let no wait for it hand a cancellation down.",
):
    """advice: what to try if the commit was cut off."""
    __tracebackhide__ = True
    if len(commit.calls) > times:
        fail(
            Verdict.WRONG_RESULT,
            f"`commit` was called {len(commit.calls)} times for {times} transfer{'s' * (times > 1)}.",
            where=commit.requests[-1].place,
            advice="The first call still runs, or has ended: a second one books the money twice. Wait for the first.",
        )
    commit.assert_called(times)
    for call in commit.calls:
        if call.outcome == "running":
            fail(
                Verdict.LEAKED_TASK,
                f"the transfer was over, and `{call.described}` was still running.",
                where=call.place,
                advice="asyncio.shield(...) protects the commit, but that await ends at once. "
                "Keep the task, and wait for it again after each cancellation.",
            )
        if call.outcome == "cancelled":
            fail(
                Verdict.WRONG_RESULT,
                f"`{call.described}` was cut off after {call.ended - call.started:.10g} s of {COMMIT:.10g} s.",
                where=call.place,
                advice=advice,
            )


def assert_cancelled(task):
    __tracebackhide__ = True
    if task.cancelled():
        return
    if error := task.exception():
        fail(
            Verdict.SWALLOWED_CANCEL,
            f"the transfer was cancelled, and {type(error).__name__} ({error}) came out instead of CancelledError.",
        )
    fail(Verdict.SWALLOWED_CANCEL, f"the transfer was cancelled, but returned {task.result()!r}.")


async def test_it_returns_what_the_commit_gives(kata, prepare, commit, reported, order):
    assert await kata.transfer(prepare, commit, reported.append) == f"booked: {order}"


async def test_the_commit_is_called_once_with_the_prepared_order(
    kata, prepare, commit, service, reported, order, clock
):
    with clock.takes(1 + COMMIT, "the transfer", why=f"1 s to prepare, {COMMIT} s to commit"):
        await kata.transfer(prepare, commit, reported.append)
    commit.assert_called_with([order])
    prepare, commit = service("prepare", latency=1, result=0), service("commit", latency=1, result=None)
    assert await kata.transfer(prepare, commit, reported.append) is None, "`commit` gave None"
    commit.assert_called_with([0])


async def test_an_error_while_it_prepares_comes_out_and_nothing_is_committed(kata, service, commit, reported):
    prepare = service("prepare", latency=1, error=LookupError("no such account"))
    with pytest.raises(LookupError, match="no such account"):
        await kata.transfer(prepare, commit, reported.append)
    commit.assert_called(times=0)
    assert reported == [], "`report` is not called where the error itself comes out"


async def test_an_error_of_the_commit_comes_out_if_nobody_cancelled(kata, service, prepare, reported):
    commit = service("commit", latency=COMMIT, error=ConnectionError("bank is down"))
    with pytest.raises(ConnectionError, match="bank is down"):
        await kata.transfer(prepare, commit, reported.append)
    assert reported == [], "`report` is not called where the error itself comes out"


async def test_cancelled_while_it_prepares_it_stops_at_once(kata, prepare, commit, reported, order):
    task = asyncio.create_task(kata.transfer(prepare, commit, reported.append))
    await asyncio.sleep(0.5)
    await cancel_and_wait(task)
    prepare.assert_nothing_in_flight()
    commit.assert_called(times=0)


async def test_a_commit_that_has_begun_goes_on_to_its_end(kata, prepare, commit, reported, clock):
    await cancelled_after(clock, kata.transfer(prepare, commit, reported.append), 2)
    assert_committed(commit)


async def test_the_caller_sees_the_cancellation_when_the_commit_has_ended(kata, prepare, commit, reported, clock):
    with clock.takes(1 + COMMIT, "the cancelled transfer", why=f"1 s to prepare, {COMMIT} s to commit"):
        task = await cancelled_after(clock, kata.transfer(prepare, commit, reported.append), 2)
    assert_cancelled(task)
    assert reported == [], "`report` is for exceptions of the commit, and here there was none"


async def test_a_second_and_a_third_cancellation_change_nothing(kata, prepare, commit, reported, clock):
    task = await cancelled_after(clock, kata.transfer(prepare, commit, reported.append), 2, 2.5, 3)
    assert_committed(
        commit,
        advice="The first cancellation did it no harm, a later one did. A task of its own is not enough: after each "
        "cancellation, wait for it again in a way that hands none down, and not with a plain await.",
    )
    clock.assert_elapsed(1 + COMMIT, "the transfer that was cancelled three times")
    assert_cancelled(task)


async def test_an_error_of_the_commit_after_a_cancellation_is_reported(kata, service, prepare, reported, clock):
    for error, moments in ((ConnectionError("bank is down"), [2]), (RefusedError("no such account"), [2, 2.5, 3])):
        commit = service("commit", latency=COMMIT, error=error)
        task = await cancelled_after(clock, kata.transfer(prepare, commit, reported.append), *moments)
        assert_cancelled(task)
        if not reported:
            fail(
                Verdict.LOST_ERROR,
                f"the transfer was cancelled, then its commit failed with {type(error).__name__}, and `report` was not"
                " called: nobody knows.",
                advice="When the commit has ended, ask its task for the exception before you raise CancelledError.",
            )
        if (times := reported.count(error)) > 1:
            fail(
                Verdict.WRONG_RESULT,
                f"the transfer was cancelled {len(moments)} times, then its commit failed, and `report` was called"
                f" {times} times.",
                advice="It is one error: report it in one place, behind the wait, when the commit has ended.",
            )
        assert reported == [error], "`report` gets the exception of the commit, once"
        reported.clear()


async def test_a_timeout_of_the_caller_ends_as_a_timeout(kata, prepare, commit, reported, clock):
    with clock.takes(1 + COMMIT, "the transfer with a time limit of 2 s", why="the commit had begun"):
        try:
            async with asyncio.timeout(2):
                await kata.transfer(prepare, commit, reported.append)
        except TimeoutError:
            pass
        except asyncio.CancelledError:
            fail(
                Verdict.WRONG_RESULT,
                "CancelledError came out of `asyncio.timeout(2)`, which should have made a TimeoutError of it.",
                advice="Raise the CancelledError that you caught. "
                "asyncio.timeout counts how often its task was cancelled, so leave that number alone.",
            )
        else:
            fail(Verdict.SWALLOWED_CANCEL, "`asyncio.timeout(2)` cancelled the transfer, and nothing came out of it.")
    assert_committed(commit)


async def test_a_cancellation_from_before_is_none_of_the_transfer(kata, prepare, commit, reported, order, clock):
    async def catch_a_cancellation_and_transfer():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            return await kata.transfer(prepare, commit, reported.append)

    task = asyncio.create_task(catch_a_cancellation_and_transfer())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    if task.cancelled():
        fail(
            Verdict.WRONG_RESULT,
            "a caller had been cancelled, and made a transfer after that, which nobody cancelled: CancelledError came"
            " out of it, expected the result.",
            advice="task.cancelling() also counts what the caller caught before: remember whether the wait for the "
            "commit itself raised CancelledError.",
        )
    assert task.result() == f"booked: {order}"


async def test_thirty_transfers_are_cancelled_each_by_itself(kata, prepare, commit, reported, order, rng, clock):
    tasks = [asyncio.create_task(kata.transfer(prepare, commit, reported.append)) for _ in range(30)]
    unlucky = set(rng.sample(tasks, 15))
    await asyncio.sleep(2)
    for task in unlucky:
        task.cancel()
    await asyncio.wait(tasks)
    assert_committed(commit, times=30)
    clock.assert_elapsed(1 + COMMIT, "all 30 transfers together", why="none waits for another")
    for task in tasks:
        if task in unlucky:
            assert_cancelled(task)
        else:
            assert not task.cancelled(), "only those transfers end as cancelled that somebody has cancelled"
            assert task.result() == f"booked: {order}"
