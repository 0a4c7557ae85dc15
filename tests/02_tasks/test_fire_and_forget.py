"""Suite: fire_and_forget."""

import asyncio
import gc
import inspect
import weakref

from grader import Verdict, cancel_and_wait, fail


async def drained(background, *errors):
    """Call drain(), which must raise neither these errors of coroutines nor their cancellation."""
    __tracebackhide__ = True
    try:
        await background.drain()
    except (Exception, asyncio.CancelledError) as raised:
        if raised not in errors and not isinstance(raised, asyncio.CancelledError):
            raise
        fail(
            Verdict.WRONG_RESULT,
            f"`drain` raised {raised!r}, which belongs to a spawned coroutine; it should only wait.",
            advice="Errors go to on_error. asyncio.wait(tasks) waits without raising what the tasks raised.",
        )


async def test_a_spawned_coroutine_runs_although_nobody_awaits_it(kata, service):
    background = kata.Background(print)
    work = service("work", latency=1)
    task = background.spawn(coroutine := work("mail"))
    if inspect.iscoroutine(task):
        task.close()
        coroutine.close()
        fail(
            Verdict.BROKEN,
            "`spawn` is a coroutine function: without an await, it does nothing at all.",
            advice="Write `def spawn(self, coro)` without `async`: asyncio.create_task(...) needs no await.",
        )
    await asyncio.sleep(2)
    if not work.calls:
        coroutine.close()
        fail(
            Verdict.WRONG_RESULT,
            "`spawn` was called, 2 s passed, and the coroutine has not started.",
            advice="asyncio.create_task(coro) starts a coroutine in the background.",
        )
    if not isinstance(task, asyncio.Task):
        fail(Verdict.WRONG_RESULT, f"`spawn` returned {task!r}; it should return the task.")


async def test_drain_waits_until_all_have_ended(kata, service, clock, rng):
    background = kata.Background(print)
    # Between the hundredths of a second, so that asking every now and then comes too late.
    longest = rng.choice([3, 4, 5]) + 0.28125
    work = service("work", latency=[2, longest, 1])
    for name in ["mail", "invoice", "log"]:
        background.spawn(work(name))
    with clock.takes(longest, "draining", why="as long as the longest coroutine"):
        await drained(background)
    work.assert_called(times=3)
    work.assert_nothing_in_flight()


async def test_drain_returns_at_once_if_nothing_of_its_own_runs(kata, service, clock):
    background, other = kata.Background(print), kata.Background(print)
    with clock.takes(0, "draining a new Background"):
        await drained(background)
    work = service("work", latency=5)
    other.spawn(work("elsewhere"))
    with clock.takes(0, "draining a Background that spawned nothing", why="another Background is no concern of it"):
        await drained(background)
    await drained(other)
    with clock.takes(0, "draining again", why="all have ended"):
        await drained(other)
    other.spawn(work("elsewhere"))
    with clock.takes(5, "draining once more", why="a coroutine of 5 s was spawned after all others had ended"):
        await drained(other)


async def test_hundreds_of_coroutines_run_at_the_same_time_even_for_hours(kata, service, clock):
    background = kata.Background(print)
    hours = 6 * 3600
    work = service("work", latency=[2] * 104 + [hours])
    for number in range(105):
        background.spawn(work(number))
    with clock.takes(hours, "104 coroutines of 2 s and one of 6 hours", why="each starts when it is spawned"):
        await drained(background)
        if work.in_flight:
            fail(
                Verdict.LEAKED_TASK,
                f"`drain` returned after {clock.elapsed:g} s, while a coroutine of 6 hours was still running.",
                advice="Wait without a time limit: the contract names none.",
            )
    work.assert_called(times=105)


class OutOfPaper(Exception):
    """A failure of a class that no answer can have thought of."""


async def test_an_error_is_handed_to_the_callback(kata, service):
    reports = []
    background = kata.Background(reports.append)
    first, again = ConnectionError("mail server down"), ConnectionError("mail server down")
    late, last = TimeoutError("no answer"), OutOfPaper("no such file")
    latency = {"mail": 1, "invoice": 2, "order": 3, "fax": 4, "log": 5}
    work = service("work", latency=latency, error={"mail": first, "order": again, "fax": late, "log": last})
    for name in latency:
        background.spawn(work(name))
    await drained(background, first, again, late, last)
    reports_at_the_return = list(reports)
    work.assert_nothing_in_flight()
    await asyncio.sleep(1)
    if not reports:
        fail(
            Verdict.LOST_ERROR,
            f"a spawned coroutine raised {first!r}, and `on_error` was not called.",
            advice="When a task has ended, task.exception() gives its error: hand that to on_error.",
        )
    assert reports == [first, again, late, last], "`on_error` gets each error once, as it was raised"
    if reports_at_the_return != reports:
        fail(
            Verdict.WRONG_RESULT,
            f"`drain` returned, and only afterwards `on_error` was called for {last!r}, the last error.",
            advice="Call on_error right where you learn that the task has ended, before anything wakes `drain` up.",
        )


async def test_an_error_is_reported_as_soon_as_it_happens(kata, service, clock):
    told = []
    background = kata.Background(lambda error: told.append(clock.elapsed))
    error = ValueError("bad address")
    background.spawn(service("work", latency=1, error=error)())
    await asyncio.sleep(3)
    await drained(background, error)
    if told != [1]:
        times = ", ".join(f"{moment:g}" for moment in told)
        fail(
            Verdict.WRONG_TIMING,
            f"a coroutine failed at 1 s, and `on_error` was called {f'at {times} s' if told else 'at no time'},"
            " expected 1 s.",
            advice="Nobody may call drain for days. task.add_done_callback(...) tells you when a task has ended.",
        )


async def test_a_cancelled_task_is_not_an_error(kata, service, clock):
    reports = []
    background = kata.Background(reports.append)
    work = service("work", latency=4, cleanup=0.5)
    task = background.spawn(work("mail"))
    background.spawn(work("invoice"))
    await asyncio.sleep(1)
    task.cancel()
    with clock.takes(3, "draining", why="a coroutine of 4 s was spawned 1 s ago"):
        await drained(background)
    work.assert_cancelled("mail")
    assert reports == [], "a task was cancelled, which is not a failure, so `on_error` is not called"


async def test_drain_waits_for_what_is_spawned_meanwhile(kata, service):
    background = kata.Background(print)
    step = service("step", latency=1)

    async def relay(runners):
        await step(runners[0])
        if runners[1:]:
            background.spawn(relay(runners[1:]))

    background.spawn(relay(["Ada", "Grace", "Edsger", "Radia"]))
    await drained(background)
    ended = [call.first for call in step.calls if call.outcome == "ok"]
    if len(ended) < 4:
        fail(
            Verdict.LEAKED_TASK,
            "four coroutines ran, each spawned by the one before."
            f" `drain` returned when {len(ended)} of them had ended.",
            advice="When the tasks that you waited for have ended, look whether new ones have come.",
        )

    again = kata.Background(lambda error: again.spawn(step("the second try")))
    again.spawn(service("work", latency=1, error=(error := OutOfPaper()))())
    await drained(again, error)
    if not step.calls or step.calls[-1].args != ("the second try",) or step.calls[-1].outcome != "ok":
        fail(
            Verdict.LEAKED_TASK,
            "a coroutine failed, `on_error` spawned another one, and `drain` returned before that one had ended.",
            advice="Call on_error before you wake `drain` up, or look again whether something runs when it is awake.",
        )


async def test_the_garbage_collector_takes_no_task_that_waits(kata):
    background = kata.Background(print)
    answer = None
    received = []

    async def wait_for_an_answer():
        # Like an answer from the network: nothing but this coroutine refers to it.
        nonlocal answer
        future = asyncio.get_running_loop().create_future()
        answer = weakref.ref(future)
        received.append(await future)

    background.spawn(wait_for_an_answer())
    await asyncio.sleep(1)
    gc.collect()
    if (future := answer()) is None:
        fail(
            Verdict.LEAKED_TASK,
            "a spawned task waited, the garbage collector ran, and the task vanished half way: "
            "nobody kept a reference to it.",
            advice="The event loop keeps only weak references: store the task in the Background until it has ended.",
        )
    future.set_result("yes")
    await drained(background)
    assert received == ["yes"]


class Letter:
    """Something that the suite can see vanish."""


def spawn_and_observe(background, work, letter):
    """Spawn work(letter), and return what to look at afterwards, without keeping it alive."""
    coroutine = work(letter)
    return {
        "the task": weakref.ref(background.spawn(coroutine)),
        "the coroutine": weakref.ref(coroutine),
        "the result or the error": weakref.ref(letter),
    }


def assert_forgotten(observed, what):
    __tracebackhide__ = True
    gc.collect()
    if kept := [name for name, reference in observed.items() if reference() is not None]:
        fail(
            Verdict.HOGGED_MEMORY,
            f"{what} seconds ago, and something still refers to {kept[0]}: its memory cannot be freed.",
            advice="When a task has ended, let go of it, its coroutine, its result and its error. "
            "task.add_done_callback(...) tells you when.",
        )


async def test_what_has_ended_is_forgotten_in_whatever_way_it_ended(kata):
    async def work(letter):
        await asyncio.sleep(1)
        return letter

    async def work_in_vain(letter):
        await asyncio.sleep(1)
        raise ValueError(letter)

    background = kata.Background(lambda error: None)
    # One after the other, and each looked at before the next: none may be let go only because another one came.
    returns = spawn_and_observe(background, work, Letter())
    await asyncio.sleep(5)
    assert_forgotten(returns, "a coroutine ended")
    fails = spawn_and_observe(background, work_in_vain, Letter())
    await asyncio.sleep(5)
    assert_forgotten(fails, "a coroutine failed")
    is_cancelled = spawn_and_observe(background, work, Letter())
    await asyncio.sleep(0.5)
    is_cancelled["the task"]().cancel()
    await asyncio.sleep(5)
    assert_forgotten(is_cancelled, "a task was cancelled")
    await drained(background)


async def test_cancelling_drain_leaves_the_coroutines_alone(kata, service, clock):
    background = kata.Background(print)
    work = service("work", latency=3)
    background.spawn(work("mail"))
    background.spawn(work("invoice"))
    draining = asyncio.create_task(background.drain())
    await asyncio.sleep(1)
    await cancel_and_wait(draining)
    await asyncio.sleep(1)
    if any(call.outcome == "cancelled" for call in work.calls):
        fail(
            Verdict.WRONG_RESULT,
            "`drain` was cancelled, and with it the coroutines that it waited for; they should go on.",
            advice="gather(...) and `await task` pass a cancellation on to the tasks; asyncio.wait(...) does not.",
        )
    with clock.takes(1, "draining again, twice at once", why="the coroutines take 3 s, and 2 s are over"):
        await asyncio.gather(drained(background), drained(background))


async def test_a_task_cancelled_before_its_first_step_is_over_too(kata, service, clock):
    reports = []
    background = kata.Background(reports.append)
    work = service("work", latency=4)
    background.spawn(work("mail")).cancel()
    try:
        async with asyncio.timeout(60):
            await background.drain()
    except TimeoutError:
        fail(
            Verdict.DEADLOCK,
            "a task was cancelled right after `spawn`, before its first step, and `drain` waits for it for ever.",
            advice="Such a task runs none of its code, so no `finally` in it either. "
            "task.add_done_callback(...) is called in any case.",
        )
    assert clock.elapsed == 0, "nothing ran, so `drain` returns at once"
    assert reports == [], "a task was cancelled, which is not a failure, so `on_error` is not called"
