"""Suite: job_runner."""

import asyncio
import inspect
import sys
from collections import Counter

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail

# No answer needs a tenth of it; one that tries for ever is found sooner.
pytestmark = pytest.mark.limits(turns=5_000)

# Until Python 3.11, a wait_for that is cancelled while it waits for a clean-up ends at once.
HAS_BUG = sys.version_info < (3, 12)


@pytest.fixture
def warnings(rng):
    return rng.randint(2, 99)


@pytest.fixture
def done(warnings):
    """The outcomes of jobs that are done."""
    return lambda *names: {name: ("done", f"{name}: {warnings} warnings") for name in names}


@pytest.fixture
def server(service, warnings):
    """Makes a fake `execute`.

    latency, error: a value for all jobs, or a dict from the name of a job to its value (1 s and no
    error for the others). The value may be a list, with one for each attempt.
    """

    def make(latency=1, error=None, cleanup=0):
        def rule(values, other):
            if not isinstance(values, dict):
                return values

            def pick(name):
                value = values.get(name, other)
                if isinstance(value, list):
                    attempt = sum(call.first == name for call in execute.calls)
                    value = value[min(attempt, len(value)) - 1]
                return value

            return pick

        execute = service(
            "execute",
            latency=rule(latency, 1),
            error=rule(error, None),
            result=lambda name: f"{name}: {warnings} warnings",
            cleanup=cleanup,
        )
        return execute

    return make


@pytest.fixture
def events():
    """What was notified: a dict from the name of a job to its events, such as "started at 2 s"."""
    return {}


@pytest.fixture
def notify(events, clock):
    def notify(name, event):
        events.setdefault(name, []).append(f"{event} at {clock.elapsed:g} s")

    return notify


def assert_starts(execute, expected, why="", late=Verdict.WRONG_TIMING):
    """expected: a dict from the name of a job to the second of its start, or a list of one for each attempt."""
    __tracebackhide__ = True
    expected = {name: moments if isinstance(moments, list) else [moments] for name, moments in expected.items()}
    actual = {name: [] for name in expected}
    for call in execute.calls:
        actual.setdefault(call.first, []).append(call.started)
    place = execute.requests[0].place if execute.requests else None
    because = f": {why}." if why else "."
    plan = [(moment, name, number) for name, moments in expected.items() for number, moment in enumerate(moments)]
    for moment, name, number in sorted(plan):
        what = f"attempt {number + 1} at {name!r}" if len(expected[name]) > 1 else f"`execute({name!r})`"
        if number == len(actual[name]):
            fail(Verdict.WRONG_RESULT, f"{what} never ran, expected at {moment:g} s{because}", where=place)
        if (start := actual[name][number]) != moment:
            verdict = late if start > moment else Verdict.WRONG_TIMING
            fail(verdict, f"{what} started at {start:g} s, expected at {moment:g} s{because}", where=place)
    for name, moments in actual.items():
        if len(moments) != (times := len(expected.get(name, []))):
            fail(Verdict.WRONG_RESULT, f"`execute({name!r})` ran {len(moments)} times, expected {times}.", where=place)


def assert_order(execute, expected, why):
    """The attempts, in the order of their starts."""
    __tracebackhide__ = True
    if execute.arguments != expected:
        fail(
            Verdict.WRONG_RESULT,
            f"the jobs started in the order {execute.arguments}, expected {expected}: {why}.",
            where=execute.requests[0].place if execute.requests else None,
            advice="Whenever a place is free, take the best one of the jobs that are ready at that moment.",
        )


def assert_outcomes(outcomes, expected):
    __tracebackhide__ = True
    if isinstance(outcomes, dict):
        for name, outcome in expected.items():
            if name not in outcomes:
                fail(Verdict.WRONG_RESULT, f"{name!r} has no outcome, expected {outcome!r}.")
            assert outcomes[name] == outcome, f"the outcome of {name!r}"
    assert outcomes == expected


async def refused(run, execute, events, why):
    """The text of the ValueError with which `run` refuses its jobs before anything happens."""
    __tracebackhide__ = True
    try:
        outcomes = await run
    except ValueError as error:
        text = str(error)
    else:
        fail(Verdict.WRONG_RESULT, f"{why}: ValueError is expected, but got the outcomes {outcomes!r}.")
    if execute.calls or events:
        what = f"`{execute.calls[0].described}` ran" if execute.calls else f"{events} was notified"
        fail(Verdict.WRONG_RESULT, f"{why}, and {what} before the ValueError.", advice="Check all jobs first.")
    return text


# -- Order -------------------------------------------------------------------------------


async def test_a_job_is_executed_once_and_no_jobs_have_no_outcomes(kata, server, service, notify, done, clock):
    execute = server(latency=2)
    with clock.takes(2, "one job of 2 s"):
        assert await kata.run_jobs([kata.Job("compile")], execute, 1, notify) == done("compile")
    execute.assert_called(times=1)
    assert await kata.run_jobs([], execute, 1, notify) == {}, "with no jobs"
    for result in (None, 0, "", OSError("returned, not raised")):
        outcomes = await kata.run_jobs([kata.Job("compile")], service("execute", result=result), 1, notify)
        assert outcomes == {"compile": ("done", result)}, f"{result!r} is a result like any other"


async def test_a_job_starts_when_all_jobs_that_it_needs_are_done(kata, server, notify, done, rng):
    jobs = [
        kata.Job("compile"),
        kata.Job("test", needs=("compile",)),
        kata.Job("pack", needs=("compile", "compile")),
        kata.Job("sign", needs=("pack",)),
        kata.Job("publish", needs=("sign", "test")),
    ]
    execute = server(latency={"pack": 3, "test": 2})
    outcomes = await kata.run_jobs(rng.sample(jobs, len(jobs)), execute, 1, notify)
    ends = {call.first: call.ended for call in execute.calls if call.ended is not None}
    for job in jobs:
        for need in job.needs:
            start = execute.call_for(job.name).started
            if need not in ends or start < ends[need]:
                fail(
                    Verdict.WRONG_TIMING,
                    f"{job.name!r} started at {start:g} s, before {need!r} was done, which it needs.",
                    where=execute.call_for(job.name).place,
                )
    execute.assert_called(times=5)
    assert_outcomes(outcomes, done(*(job.name for job in jobs)))


async def test_unknown_needs_and_double_names_are_refused(kata, server, notify, events):
    execute = server()
    unknown = [kata.Job("compile"), kata.Job("test", needs=("compile", "conpile"))]
    text = await refused(
        kata.run_jobs(unknown, execute, 1, notify), execute, events, "'test' needs 'conpile', which is no job"
    )
    assert "conpile" in text, f"the text of the error contains the unknown name 'conpile'; it is {text!r}"
    double = [kata.Job("compile"), kata.Job("lint"), kata.Job("lint", priority=1)]
    text = await refused(kata.run_jobs(double, execute, 1, notify), execute, events, "two jobs have the name 'lint'")
    assert "lint" in text, f"the text of the error contains the double name 'lint'; it is {text!r}"


async def test_a_circle_of_needs_is_refused(kata, server, notify, events):
    execute = server()
    circle = [
        kata.Job("compile"),
        kata.Job("test", needs=("compile", "sign")),
        kata.Job("pack", needs=("test",)),
        kata.Job("sign", needs=("pack",)),
        kata.Job("publish", needs=("sign",)),
    ]
    why = "'test' needs 'sign', that needs 'pack', and that needs 'test'"
    text = await refused(kata.run_jobs(circle, execute, 1, notify), execute, events, why)
    for name in ("test", "pack", "sign"):
        assert name in text, f"{why}, so the text of the error contains {name!r}; it is {text!r}"
    itself = [kata.Job("compile"), kata.Job("lint", needs=("lint",))]
    text = await refused(kata.run_jobs(itself, execute, 1, notify), execute, events, "'lint' needs itself")
    assert "lint" in text, f"'lint' needs itself, so the text of the error contains 'lint'; it is {text!r}"


# -- Concurrency -------------------------------------------------------------------------


async def test_jobs_that_are_ready_run_at_the_same_time(kata, server, notify, done, clock):
    execute = server(latency={"lint": 2, "compile": 4, "docs": 3})
    with clock.takes(4, "3 jobs of 2, 4 and 3 s with 3 places"):
        outcomes = await kata.run_jobs([kata.Job(name) for name in ("lint", "compile", "docs")], execute, 3, notify)
        execute.assert_all_at_once()
    assert_outcomes(outcomes, done("lint", "compile", "docs"))


async def test_no_place_is_idle_while_a_job_is_ready(kata, server, notify):
    jobs = [
        kata.Job("docs"),
        kata.Job("compile"),
        kata.Job("pack", needs=("compile",)),
        kata.Job("sign", needs=("pack",)),
        kata.Job("publish", needs=("sign", "docs")),
        kata.Job("thank", needs=("publish",)),
        kata.Job("tell", needs=("publish",)),
    ]
    execute = server(latency={"docs": 9, "compile": 1.375, "pack": 2.75, "sign": 0.53125, "publish": 1, "thank": 6})
    await kata.run_jobs(jobs, execute, 2, notify)
    assert_starts(
        execute,
        {"docs": 0, "compile": 0, "pack": 1.375, "sign": 4.125, "publish": 9, "thank": 10, "tell": 10},
        "there are 2 places, and all that it needs is done by then",
        late=Verdict.UNDERUSED,
    )


async def test_dozens_of_jobs_share_the_places(kata, server, notify, done, clock):
    jobs = [kata.Job(f"test {number}", needs=(f"compile {number}",), priority=number % 3) for number in range(30)]
    jobs += [kata.Job(f"compile {number}", priority=3) for number in range(30)]
    execute, mine = server(), list(jobs)
    with clock.takes(6, "60 jobs of 1 s with 10 places"):
        outcomes = await kata.run_jobs(mine, execute, 10, notify)
        execute.assert_at_most(10)
    assert_outcomes(outcomes, done(*(job.name for job in jobs)))
    assert [job.name for job in mine] == [job.name for job in jobs], (
        "the list `jobs` belongs to the caller and must stay as it is"
    )


# -- Priorities --------------------------------------------------------------------------


async def test_higher_priorities_first_then_the_order_of_the_list(kata, server, notify):
    priorities = {"docs": -1, "test": 0, "lint": 5, "compile": 5, "audit": 0, "hotfix": 10}
    execute = server()
    await kata.run_jobs([kata.Job(name, priority=it) for name, it in priorities.items()], execute, 1, notify)
    expected = ["hotfix", "lint", "compile", "test", "audit", "docs"]
    assert_order(execute, expected, f"the priorities are {priorities}")


async def test_priorities_count_among_ready_jobs_only(kata, server, notify):
    jobs = [
        kata.Job("lint", priority=1),
        kata.Job("docs"),
        kata.Job("compile"),
        kata.Job("publish", needs=("compile",), priority=9),
        kata.Job("audit", priority=-1),
    ]
    execute = server()
    await kata.run_jobs(jobs, execute, 1, notify)
    # "publish" does not lift "compile", which it needs; but it gets the place when "compile" leaves it.
    why = "'publish' has priority 9 and is ready when 'compile' ends; 'lint' has 1, 'audit' -1, the others 0"
    assert_order(execute, ["lint", "docs", "compile", "publish", "audit"], why)


# -- Retries -----------------------------------------------------------------------------


async def test_a_failed_attempt_is_repeated_after_its_delay(kata, server, notify, done):
    execute = server(latency={"test": [1, 2, 1]}, error={"test": [OSError("busy"), TimeoutError("slow"), None]})
    jobs = [kata.Job("test", delays=(0.5, 4)), kata.Job("publish", needs=("test",), delays=(1,))]
    outcomes = await kata.run_jobs(jobs, execute, 1, notify)
    why = "'test' fails at 1 s and, after the delay of 0.5 s, at 3.5 s; the second delay is 4 s"
    assert_starts(execute, {"test": [0, 1.5, 7.5], "publish": 8.5}, why)
    assert_outcomes(outcomes, done("test", "publish"))
    execute = server(error={"test": [OSError("busy"), OSError("busy"), None]})
    outcomes = await kata.run_jobs(jobs, execute, 1, notify)
    assert outcomes == done("test", "publish"), (
        "the same jobs once more: 'test' has three attempts again. Try: Count the attempts inside of `run_jobs`, so"
        " that each run begins at 0."
    )


async def test_a_job_has_no_place_during_its_delay(kata, server, notify):
    execute = server(error={"test": [OSError("busy"), None], "lint": [OSError("no licence"), None]})
    jobs = [
        kata.Job("test", priority=1, delays=(1.5,)),
        kata.Job("lint", delays=(0.25,)),
        kata.Job("docs"),
        kata.Job("pack", needs=("docs",), priority=1),
    ]
    await kata.run_jobs(jobs, execute, 1, notify)
    execute.assert_one_at_a_time()
    docs = execute.call_for("docs")
    if docs.started > 2:
        fail(
            Verdict.UNDERUSED,
            f"'docs' started at {docs.started:g} s, expected at 2 s: 'test' and 'lint' wait for their delays then,"
            " and the place is free.",
            where=docs.place,
            advice="A job gives its place back when an attempt ends, and asks for one again after its delay.",
        )
    expected = ["test", "lint", "docs", "test", "pack", "lint"]
    why = "'docs' ends at 3 s; ready are 'test' (since 2.5 s, priority 1), 'lint' (since 2.25 s, 0) and 'pack' (1)"
    assert_order(execute, expected, why)
    assert_starts(execute, {"test": [0, 3], "lint": [1, 5], "docs": 2, "pack": 4}, "each attempt takes 1 s")


# -- Time limits -------------------------------------------------------------------------


async def test_an_attempt_over_its_timeout_is_cancelled_and_has_failed(kata, server, notify, done):
    execute = server(latency={"test": [100, 1]})
    outcomes = await kata.run_jobs([kata.Job("test", timeout=2, delays=(0.5,))], execute, 1, notify)
    execute.assert_cancelled("test")
    assert_starts(execute, {"test": [0, 2.5]}, "the time limit is 2 s, and the delay 0.5 s")
    assert outcomes == done("test"), "the second attempt takes 1 s of its 2 s, and succeeds"


async def test_the_timeout_counts_from_the_start_of_each_attempt(kata, server, notify, done):
    execute = server(latency={"compile": 5, "test": 1.5}, error={"test": [OSError("busy"), OSError("busy"), None]})
    jobs = [kata.Job("compile", priority=1), kata.Job("test", timeout=2, delays=(1, 3))]
    outcomes = await kata.run_jobs(jobs, execute, 1, notify)
    why = "each attempt takes 1.5 s of its 2 s; waiting for a place and the delays of 1 and 3 s do not count"
    assert_starts(execute, {"compile": 0, "test": [5, 7.5, 12]}, why)
    assert_outcomes(outcomes, done("compile", "test"))


async def test_an_attempt_has_its_place_until_its_clean_up_is_over(kata, server, notify):
    execute = server(latency={"test": [100, 1]}, cleanup=0.5)
    await kata.run_jobs([kata.Job("test", timeout=2, delays=(4,)), kata.Job("docs")], execute, 1, notify)
    docs = execute.call_for("docs")
    if docs.started < 2.5:
        fail(
            Verdict.UNBOUNDED,
            f"'docs' started at {docs.started:g} s in the only place, while the attempt at 'test', cancelled at 2 s,"
            " still cleaned up, until 2.5 s.",
            where=docs.place,
            advice="A task that was cancelled is not over yet: await it before you go on.",
        )
    execute.assert_one_at_a_time()
    assert_starts(execute, {"test": [0, 6.5], "docs": 2.5}, "'test' cleans up from 2 s to 2.5 s, and its delay is 4 s")


# -- Progress ----------------------------------------------------------------------------


async def test_each_event_is_notified_when_it_happens(kata, server, notify, events):
    execute = server(latency={"test": [1, 100, 3]}, error={"test": [OSError("busy"), None]})
    jobs = [
        kata.Job("compile"),
        kata.Job("test", needs=("compile",), delays=(0.5, 0.25), timeout=4),
        kata.Job("docs"),
    ]
    await kata.run_jobs(jobs, execute, 1, notify)
    assert events.get("compile") == ["started at 0 s", "done at 1 s"], "the events of 'compile'"
    assert events.get("docs") == ["started at 2 s", "done at 3 s"], "the events of 'docs', which waits for its place"
    test = [
        "started at 1 s",
        "retrying at 2 s",
        "started at 3 s",
        "retrying at 7 s",
        "started at 7.25 s",
        "done at 10.25 s",
    ]
    assert events.get("test") == test, "the events of 'test', which fails, then hangs, then succeeds"
    assert len(events) == 3


# -- Errors ------------------------------------------------------------------------------


async def test_a_failed_job_does_not_stop_the_others(kata, server, notify, done, events):
    last = OSError("the third")
    execute = server(
        latency={"docs": 6, "hang": 100},
        error={"lint": [OSError("the first"), OSError("the second"), last], "audit": (lost := LookupError("lost"))},
    )
    jobs = [kata.Job("lint", delays=(1, 1)), kata.Job("audit"), kata.Job("docs"), kata.Job("hang", timeout=2)]
    jobs += [kata.Job("pack", needs=("docs",))]
    outcomes = await kata.run_jobs(jobs, execute, 4, notify)
    hang = outcomes.pop("hang", None)
    assert_outcomes(outcomes, {"lint": ("failed", last), "audit": ("failed", lost)} | done("docs", "pack"))
    if not (isinstance(hang, tuple) and hang[0] == "failed" and isinstance(hang[-1], TimeoutError)):
        fail(
            Verdict.WRONG_RESULT,
            f"the outcome of 'hang', which is over its time limit: got {hang!r}, expected ('failed', TimeoutError()).",
        )
    lint = ["started at 0 s", "retrying at 1 s", "started at 2 s", "retrying at 3 s", "started at 4 s", "failed at 5 s"]
    assert events.get("lint") == lint, "the events of 'lint'"
    assert events.get("audit") == ["started at 0 s", "failed at 1 s"], "the events of 'audit'"
    assert_starts(execute, {"lint": [0, 2, 4], "audit": 0, "docs": 0, "hang": 0, "pack": 6})


async def test_all_jobs_that_need_a_failed_job_are_skipped_at_once(kata, server, notify, done, events):
    lost, broken = OSError("lost"), OSError("broken")
    jobs = [
        # Neither from the first to the last nor backwards does each one stand behind those that it needs.
        kata.Job("publish", needs=("test", "pack", "docs")),
        kata.Job("test", needs=("compile", "slow")),
        kata.Job("pack", needs=("compile",)),
        kata.Job("compile"),
        kata.Job("docs"),
        kata.Job("slow"),
        kata.Job("close", needs=("slow",)),
        kata.Job("thank", needs=("publish", "slow")),
    ]
    execute = server(latency={"compile": 2, "docs": 3, "slow": 5}, error={"compile": lost, "docs": broken})
    outcomes = await kata.run_jobs(jobs, execute, 9, notify)
    failed = {"compile": ("failed", lost), "docs": ("failed", broken)}
    skipped = dict.fromkeys(("test", "pack", "publish", "thank"), ("skipped", None))
    assert_outcomes(outcomes, failed | skipped | done("slow", "close"))
    assert_starts(execute, {"compile": 0, "docs": 0, "slow": 0, "close": 5})
    for name in skipped:
        assert events.get(name) == ["skipped at 2 s"], f"the events of {name!r}; 'compile' fails at 2 s"


# -- All of it at once, and cancellation -------------------------------------------------


async def test_a_whole_build(kata, server, notify, done, events):
    lost = OSError("lost")
    jobs = [
        kata.Job("publish", needs=("test", "lint"), priority=3),
        kata.Job("test", needs=("compile",), timeout=3, delays=(0.5,)),
        kata.Job("docs", priority=-1),
        kata.Job("pack", needs=("compile",), priority=1),
        kata.Job("lint", priority=5, delays=(1.25,)),
        kata.Job("compile"),
    ]
    latency = {"compile": 2, "docs": 4, "pack": 1.5, "test": [100, 1]}
    execute = server(latency=latency, error={"lint": lost}, cleanup=0.25)
    outcomes = await kata.run_jobs(jobs, execute, 2, notify)
    starts = {"lint": [0, 3.5], "compile": 0, "docs": 1, "pack": 2, "test": [4.5, 8.25]}
    assert_starts(execute, starts, f"in the whole plan {starts}")
    failed = {"lint": ("failed", lost), "publish": ("skipped", None)}
    assert_outcomes(outcomes, failed | done("compile", "docs", "pack", "test"))
    kinds = Counter(event.split()[0] for each in events.values() for event in each)
    assert dict(kinds) == {"started": 7, "retrying": 2, "done": 4, "failed": 1, "skipped": 1}, "how many events of each"
    assert events.get("publish") == ["skipped at 4.5 s"], "the events of 'publish', which needs 'lint'"


async def test_cancelling_the_run_ends_everything(kata, server, notify, events):
    latency = {"compile": 100, "hang": 100, "docs": 100}
    spared = HAS_BUG and "wait_for" in inspect.getsource(kata)  # it is not the answer's fault
    cleanup = {"compile": 0.5, "hang": 0.5 if spared else 1, "docs": 0.5}
    execute = server(latency=latency, error={"lint": OSError("lost")}, cleanup=cleanup)
    jobs = [
        kata.Job("lint", delays=(3,)),
        kata.Job("compile", timeout=50, delays=(1, 1)),
        # It cleans up already when the run is cancelled.
        kata.Job("hang", timeout=None if spared else 2.25, delays=(1, 1)),
        kata.Job("docs", delays=(1, 1)),
        kata.Job("audit"),
        kata.Job("test", needs=("compile",)),
    ]
    task = asyncio.create_task(kata.run_jobs(jobs, execute, 3, notify))
    await asyncio.sleep(2.5)
    before = {name: list(each) for name, each in events.items()}
    await cancel_and_wait(task, within=0.75)
    for call in execute.calls:
        if call.outcome == "running":
            does = "goes on" if call.cancelled_at is None else "still cleans up"
            over = ", cancelled at 2.25 s when its time limit was over," if call.first == "hang" else ""
            fail(
                Verdict.LEAKED_TASK,
                f"`run_jobs` was cancelled at 2.5 s and has ended, and `{call.described}`{over} {does}.",
                advice="Whoever waits for a clean-up may be cancelled there: wait for the end of the attempt then, too."
                if over
                else "",
            )
    execute.assert_cancelled("compile")
    execute.assert_cancelled("docs")
    await asyncio.sleep(60)
    assert sorted(execute.arguments) == ["compile", "docs", "hang", "lint"], "after the cancellation nothing starts"
    assert events == before, "after the cancellation nothing is notified"


async def test_it_can_be_cancelled_wherever_it_waits(kata, server, notify):
    servers = []

    def attempt():
        servers.append(server(error={"test": [OSError("busy"), None]}, cleanup=0.25))
        jobs = [
            kata.Job("compile"),
            kata.Job("docs"),
            kata.Job("test", needs=("compile",), timeout=5, delays=(1,)),
            kata.Job("publish", needs=("test", "docs")),
        ]
        return kata.run_jobs(jobs, servers[-1], 2, notify)

    def check():
        servers[-1].assert_nothing_in_flight()

    await cancel_at_every_await(attempt, check)
