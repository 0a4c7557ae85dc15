"""Suite: entry_point. Most tests are ordinary functions, as the callers of run_report are."""

import asyncio
import inspect
import sys

import pytest
from grader import KataFailure, Verdict, fail
from grader.verdicts import Place


@pytest.fixture(autouse=True)
def no_current_loop():
    """Where asyncio.run was called before, no thread-wide loop is left for get_event_loop."""
    asyncio.set_event_loop(None)


@pytest.fixture(autouse=True)
def forbidden(monkeypatch, kata):
    """Fails where the answer itself calls get_event_loop (asyncio may), and lists these failures."""
    original = asyncio.get_event_loop
    failures = []

    def get_event_loop():
        caller = sys._getframe(1)
        if caller.f_code.co_filename != kata.__file__:
            return original()
        try:
            fail(
                Verdict.FORBIDDEN,
                "`asyncio.get_event_loop()` is not allowed: nobody knows which loop it gives, or whether it gives one.",
                where=Place(caller.f_code.co_filename, caller.f_lineno, caller.f_code.co_name),
                advice="asyncio.run(...) makes a fresh loop; asyncio.get_running_loop() tells whether one runs here.",
            )
        except KataFailure as failure:
            failures.append(failure)
            raise

    if getattr(kata, "get_event_loop", None) is original:
        monkeypatch.setattr(kata, "get_event_loop", get_event_loop)
    monkeypatch.setattr(asyncio, "get_event_loop", get_event_loop)
    monkeypatch.setattr(asyncio.events, "get_event_loop", get_event_loop)
    return failures


@pytest.fixture
def report(rng):
    return f"{rng.randrange(2, 100)} {rng.choice(['discs', 'books', 'games', 'maps'])} sold"


@pytest.fixture
def build(service, report):
    return service("build", latency=2, result=report)


@pytest.fixture
def loops():
    return []


@pytest.fixture
def build_noting_its_loop(loops):
    async def build():
        loops.append(asyncio.get_running_loop())
        await asyncio.sleep(1)

    return build


def test_the_result_of_build_is_returned(kata, build, report):
    assert kata.run_report(build) == report

    note = ValueError("no sales on Sundays")

    async def build_a_note():
        return note

    try:
        result = kata.run_report(build_a_note)
    except ValueError:
        fail(
            Verdict.WRONG_RESULT,
            "`build` returned a ValueError object, which is its result; `run_report` raised it.",
            advice="Keep apart what `build` returned and what it raised: the type does not tell.",
        )
    assert result is note, "`build` returned a ValueError object, which is its result"


def test_build_runs_exactly_once(kata, build):
    kata.run_report(build)
    build.assert_called(times=1)


def test_it_returns_when_the_report_is_ready(kata, build, clock):
    with clock.takes(2, "the report", why="build takes 2 s"):
        kata.run_report(build)


@pytest.mark.parametrize("kind", [ConnectionError, RuntimeError])
def test_an_exception_of_build_comes_through_as_it_is(kata, service, kind):
    error = kind("the printer has no event loop")  # words that `run_report` uses for a trouble of its own
    with pytest.raises(kind) as caught:
        kata.run_report(service("build", latency=1, error=error))
    assert caught.value == error, f"`build` raised a {kind.__name__}, and another error came out"


class FireAlarm(BaseException):
    """Like SystemExit, no Exception."""


@pytest.mark.parametrize("kind", [ConnectionError, asyncio.CancelledError, FireAlarm])
def test_the_loop_is_closed_after_an_exception(kata, service, loops, kind):
    async def build():
        loops.append(asyncio.get_running_loop())
        raise kind("shop closed")

    with pytest.raises(kind):
        kata.run_report(build)
    check_closed(loops)


def test_it_works_twice_in_a_row(kata, service):
    build = service("build", latency=1, result=["first", "second"])
    assert [kata.run_report(build), kata.run_report(build)] == ["first", "second"]


def test_it_works_after_a_run_that_failed(kata, service):
    build = service("build", latency=1, error=[ConnectionError("shop closed"), None], result="second")
    with pytest.raises(ConnectionError):
        kata.run_report(build)
    assert kata.run_report(build) == "second"


def test_each_call_has_a_fresh_loop_and_closes_it(kata, build_noting_its_loop, loops):
    for _ in range(3):
        kata.run_report(build_noting_its_loop)
        check_closed(loops)
    assert len(set(map(id, loops))) == 3, "two of three calls ran on the same event loop"


def test_get_event_loop_is_not_used(kata, build, forbidden):
    kata.run_report(build)
    for failure in forbidden:
        raise failure  # the answer caught it


async def test_inside_a_running_loop_it_refuses_and_leaves_no_coroutine_behind(kata, build):
    refusal(kata, build)
    build.assert_called(times=0)


async def test_the_runtime_error_says_that_an_event_loop_is_the_problem(kata, build):
    text = str(refusal(kata, build))
    if "event loop" not in text.lower():
        fail(Verdict.WRONG_RESULT, f"the RuntimeError says {text!r}: the words 'event loop' are not in it.")


async def test_the_running_loop_goes_on_after_the_refusal(kata, build, report, clock):
    running = asyncio.get_running_loop()
    refusal(kata, build)
    assert asyncio.get_running_loop() is running
    with clock.takes(2, "await build()", why="the loop goes on as before"):
        assert await build() == report


def refusal(kata, build):
    """The RuntimeError that run_report raises inside a running loop."""
    result = error = None
    try:
        result = kata.run_report(build)
    except NotImplementedError:
        raise  # the untouched stub: this is a RuntimeError too
    except RuntimeError as exc:
        error = exc
    if error is None:
        what = repr(result) if result is None or isinstance(result, str) else f"a {type(result).__name__}"
        fail(
            Verdict.WRONG_RESULT,
            f"called inside a running event loop, `run_report` returned {what}, expected a RuntimeError.",
            advice="Ask first whether a loop runs in this thread: asyncio.get_running_loop() raises if there is none."
            " If there is one, raise the error before you call `build`.",
        )
    check_nothing_left_behind(build)
    return error


def check_nothing_left_behind(build):
    if asyncio.all_tasks() - {asyncio.current_task()}:
        return  # something was started: the grader tells of tasks that are left
    for request in build.requests:
        if inspect.getcoroutinestate(request.coroutine) == inspect.CORO_CREATED:
            request.coroutine.close()
            fail(
                Verdict.NEVER_AWAITED,
                "a loop runs already, so nothing could run the coroutine that `build()` made here:"
                " it was left behind, never awaited.",
                where=request.place,
                advice="Find out first whether a loop is running, and call `build()` only if none is.",
            )


def check_closed(loops):
    if loops and not loops[-1].is_closed():
        fail(
            Verdict.LEAKED_RESOURCE,
            "`run_report` was over, and its event loop was still open.",
            advice="asyncio.run(...) and asyncio.Runner close it for you; a loop of your own: in `finally`.",
        )
