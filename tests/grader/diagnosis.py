"""From an exception and the watch's record to one finding: the cause, not the symptom."""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
import re
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from grader.aborts import Abort, Deadlock
from grader.advice import NOT_AWAITABLE, advice_for_error, advice_for_values, is_stop_iteration, lacks_a_star
from grader.answers import AnswerFile
from grader.protocols import unusable_class
from grader.texts import cut, plain_str
from grader.verdicts import Finding, KataFailure, Place, Verdict
from grader.watch import Watch

# What stands behind it in the message of an assertion is advice.
TRY = " Try: "
NESTED_LOOP = re.compile(r"cannot be called from a running event loop|event loop is already running|another loop is")
COROUTINE_MISUSE = re.compile(r"\bcoroutine\b")
DID_NOT_RAISE = re.compile(r"DID NOT RAISE (?:<class ')?(?:[\w.]*\.)?(\w+)")
WRONG_CALL = re.compile(r"^(\S*?)(\w+)\(\) (takes|missing|got an unexpected|got multiple|got some)")


def diagnose(exc: BaseException | None, watch: Watch, answer: AnswerFile, module: ModuleType | None) -> Finding | None:
    """The one finding for a test, or None if all is well.

    Args:
        exc: what the test raised; None if it ran through.
        watch: the record of the test, examined.
        answer, module: the learner's file and, if it loaded, its module.
    """
    learner = answer.learner
    if isinstance(exc, KataFailure) and module is None:
        return exc.finding  # the file did not load
    if isinstance(exc, KataFailure) and exc.finding.verdict is Verdict.BROKEN:
        return dataclasses.replace(exc.finding, where=exc.finding.where or answer.main_place())
    place = learner.in_exception(exc) if exc is not None else None
    if exc is not None and exc.__cause__ is not None and is_stop_iteration(exc):
        place = learner.in_exception(exc.__cause__) or place  # the RuntimeError begins one call further out
    if watch.blocked:
        return watch.blocked
    if exc is not None and place is not None and _is_unwritten(exc):
        return Finding(Verdict.NOT_STARTED, f"`{place.function}` is not written yet.", place)
    if exc is not None and place is not None and NESTED_LOOP.search(plain_str(exc)) and isinstance(exc, RuntimeError):
        return Finding(
            Verdict.WRONG_RESULT,
            f"RuntimeError: {exc}.",
            place,
            "A loop runs already, here: use `await`. asyncio.run(...) is for starting a program, outside of any loop."
            if learner.is_in_coroutine(exc)
            else "A loop runs already in this thread, and a second one cannot run inside it.",
        )
    if isinstance(exc, KataFailure) and exc.finding.verdict is Verdict.NEVER_AWAITED:
        return exc.finding
    unusable = unusable_class(exc, answer, module)
    if exc is not None and unusable is not None:
        # In the learner's own code it is a mistake like others.
        return unusable if place is None else _of_own_error(exc, place, unusable.advice)
    if exc is not None and place is not None and lacks_a_star(exc, place):
        # Before the coroutines that gather left behind: an await in front of each is not what is missing.
        return _of_own_error(exc, place, advice_for_error(exc, place))
    own_error = exc is not None and place is not None and not isinstance(exc, Abort | AssertionError)
    if watch.never_awaited and not (own_error and not COROUTINE_MISUSE.search(plain_str(exc))):
        return _adapted(watch.never_awaited[0], answer)
    if watch.cpu.hog and not isinstance(watch.aborted, Abort) and not watch.busy_to_the_end:
        seconds, line = watch.cpu.hog
        return Finding(
            Verdict.BLOCKED_LOOP,
            f"one step ran for {_rough(seconds)} of processor time without an await: every other task stood still.",
            line,
            "Give way now and then with `await asyncio.sleep(0)`, or move the work to a thread or a process.",
        )
    if watch.aborted:
        return _stopped(watch)
    if exc is None:
        for findings in (watch.lost_errors, watch.leaked_tasks, watch.leaked_resources):
            if findings:
                return findings[0]
        return None
    finding = _of_exception(exc, place, watch, answer, module)
    if context := getattr(exc, "grader_context", None):
        when, at = context
        finding = dataclasses.replace(finding, what=f"{when}: {finding.what}", where=finding.where or at)
    if finding.where is None:
        finding = dataclasses.replace(finding, where=_called_by_the_test(exc, answer) or answer.main_place())
    return finding


def is_timeout(exc: BaseException | None) -> bool:
    """True for what pytest-timeout raises after the limit in real time."""
    return isinstance(exc, pytest.fail.Exception) and str(exc).startswith("Timeout")  # not: DID NOT RAISE TimeoutError


def _of_exception(
    exc: BaseException, place: Place | None, watch: Watch, answer: AnswerFile, module: ModuleType | None
) -> Finding:
    if isinstance(exc, KataFailure):
        if exc.finding.where is None and exc.finding.verdict is Verdict.LEAKED_TASK and watch.leaked_tasks:
            return dataclasses.replace(exc.finding, where=watch.leaked_tasks[0].where)
        return exc.finding
    if isinstance(exc, AssertionError) and place is None:
        return _of_assertion(exc, watch)
    if is_timeout(exc):
        return _of_timeout(exc, place, watch, answer)
    if isinstance(exc, pytest.fail.Exception) and (missing := DID_NOT_RAISE.match(str(exc))):
        return Finding(
            Verdict.WRONG_RESULT,
            f"{missing.group(1)} was expected to come out of the code, and nothing was raised.",
            advice="Let the error through: catch only what you can handle, and raise the rest again.",
        )
    if isinstance(exc, pytest.skip.Exception | pytest.xfail.Exception | pytest.exit.Exception):
        return Finding(
            Verdict.FORBIDDEN, f"the code raised pytest's {type(exc).__name__}: an answer cannot skip its tests.", place
        )
    if isinstance(exc, KeyboardInterrupt):
        return Finding(Verdict.WRONG_RESULT, "the code raised KeyboardInterrupt, as if a person had hit Ctrl-C.", place)
    if isinstance(exc, SystemExit):
        return Finding(Verdict.WRONG_RESULT, f"the code ended the program: SystemExit({exc.code!r}).", place)
    if place is None and module is not None and (finding := _of_shape(exc, answer, module)):
        return finding
    if isinstance(exc, asyncio.CancelledError):
        return Finding(
            Verdict.WRONG_RESULT,
            "CancelledError came out of the code, although the test had not cancelled it.",
            place,
            "Does your code cancel a task that it also awaits, or does a timeout do so?",
        )
    if place is not None:
        return _of_own_error(exc, place, advice_for_error(exc, place))
    return Finding(
        Verdict.WRONG_RESULT,
        f"the test could not go on with what the code did: {_text_of(exc).rstrip('.')}.",
        advice="Something that the contract promises is missing, or has another form than the docstring says.",
    )


def _called_by_the_test(exc: BaseException, answer: AnswerFile) -> Place | None:
    """Where that is defined which the failing test names last."""
    wanted = {wanted.split()[-1] for wanted in answer.defines}
    for frame, _ in traceback.walk_tb(exc.__traceback__):
        is_suite = Path(frame.f_code.co_filename).name.startswith("test_")
        if is_suite and (named := [name for name in frame.f_code.co_names if name in wanted]):
            return answer.place_of(named[-1])
    return None


def _adapted(finding: Finding, answer: AnswerFile) -> Finding:
    """A forgotten await; in cleanup, a task is no way out: nobody would wait for it."""
    if finding.where is not None and not finding.advice and answer.is_cleanup(finding.where):
        return dataclasses.replace(finding, advice="Put `await` in front of the call.")
    return finding


def _of_own_error(exc: BaseException, place: Place, advice: str) -> Finding:
    text = _text_of(exc).rstrip(".")
    what = f"{text} came out of the code; the contract does not have that."
    return Finding(Verdict.WRONG_RESULT, what, place, advice)


def _is_unwritten(exc: BaseException) -> bool:
    if isinstance(exc, NotImplementedError):
        return True
    return isinstance(exc, BaseExceptionGroup) and all(_is_unwritten(member) for member in exc.exceptions)


def _of_assertion(exc: AssertionError, watch: Watch) -> Finding:
    message, _, compared = str(exc).partition("\nassert ")
    if not compared and message.startswith("assert "):
        message, compared = "", message.removeprefix("assert ")
    lines = [line.strip() for line in compared.splitlines() if line.strip()]
    compared = lines[0] if lines else ""
    message, _, what_to_try = message.partition(TRY)
    what = message.strip()
    if what and compared.startswith("got "):
        what = f"{what.rstrip('.')}: {compared}."
    elif not what:
        what = f"{compared}." if compared.startswith("got ") else f"expected: {compared}."
    also = watch.lost_errors[0].what if watch.lost_errors else ""
    what_to_try = what_to_try or advice_for_values(message, compared)
    return Finding(Verdict.WRONG_RESULT, what, None, what_to_try, (f"Also: {also}",) if also else ())


def _of_timeout(exc: BaseException, place: Place | None, watch: Watch, answer: AnswerFile) -> Finding:
    seconds = re.search(r"[\d.]+", str(exc))
    limit = f"{float(seconds.group()):g} s" if seconds else "the limit"
    if watch.busy_to_the_end:  # a busy machine gave it too little for the limit of CPU time
        what = f"the code never comes to an end: it still kept the processor busy after {limit} of real time."
        return Finding(Verdict.RUNAWAY, what, place)
    if seconds and watch.has_turned and watch.longest_turn < float(seconds.group()) / 2:
        # Also if it struck between two steps of the answer's: which it is hangs on the moment.
        return Finding(Verdict.RUNAWAY, f"the event loop was still going round after {limit} of real time.", place)
    if place is None:
        return Finding(Verdict.RUNAWAY, f"the test did not end within {limit} of real time.")
    return Finding(
        Verdict.BLOCKED_LOOP,
        f"the thread waited here for {limit} in real time, and the loop with it.",
        place,
        ""
        if answer.learner.is_in_coroutine(exc)
        else "What it waits for may need the very loop that is blocked here: let it run elsewhere.",
    )


def _of_shape(exc: BaseException, answer: AnswerFile, module: ModuleType) -> Finding | None:
    """Errors at the suite's own line that come from how the answer's functions are made."""
    text = plain_str(exc)
    if isinstance(exc, TypeError) and (call := WRONG_CALL.match(text)):
        name = call.group(2)
        names = {wanted.split()[-1] for wanted in answer.defines}
        owner = call.group(1).rstrip(".").split(".")[-1]
        if name in names or owner in names:
            return Finding(
                Verdict.BROKEN,
                f"the tests call `{name}` as the docstring shows, and it cannot take that: {text}.",
                answer.place_of(name) or answer.place_of(owner),
                "Keep the signature of the stub.",
            )
    if isinstance(exc, AttributeError) and isinstance(exc.name, str):
        owned_by = getattr(exc, "grader_owner", type(exc.obj))
        owner = owned_by.__name__
        if getattr(module, owner, None) is owned_by:
            return Finding(
                Verdict.BROKEN,
                f"the class `{owner}` does not define `{exc.name}`.",
                answer.place_of(owner),
                "The tests look for the names in the docstring, spelled exactly so.",
            )
    if isinstance(exc, TypeError | AttributeError) and NOT_AWAITABLE.search(text):
        for wanted in answer.defines:
            kind, name = wanted.rsplit(" ", 1)
            function: Any = getattr(module, name, None)
            if kind == "async def" and inspect.isasyncgenfunction(function):
                return Finding(
                    Verdict.BROKEN,
                    f"`{name}` contains `yield`, so it is an asynchronous generator and cannot be awaited.",
                    answer.place_of(name),
                    "Return the result instead of yielding it.",
                )
            if kind == "async def" and not inspect.iscoroutinefunction(function):
                return Finding(
                    Verdict.BROKEN,
                    f"`{name}` is a plain function, and must be a coroutine function.",
                    answer.place_of(name),
                    f"Write `async def {name}(...)`: only then can it await, and be awaited.",
                )
            if kind == "async generator" and not inspect.isasyncgenfunction(function):
                return Finding(
                    Verdict.BROKEN,
                    f"`{name}` cannot be used with `async for`: it must be an asynchronous generator.",
                    answer.place_of(name),
                    f"Write `async def {name}(...)` with `yield` in its body.",
                )
    return None


def _stopped(watch: Watch) -> Finding:
    exc = watch.aborted
    assert exc is not None
    place = watch.abort_place
    details = tuple(
        f"{name} waits at line {at.line}: {at.source}"
        for name, at in sorted(watch.stuck, key=lambda item: item[1].line)
        if len(watch.stuck) > 1
    )
    if isinstance(exc, Deadlock):
        advice = ""
        if not details:
            line = "Ask of this line" if place or watch.stuck else "Ask yourself"
            advice = f"{line}: who should wake it up, and why can that no longer happen?"
        if watch.lost_errors:
            details += (f"Also: {watch.lost_errors[0].what}",)
        elif watch.failed_before:
            details += (f"Also: {watch.failed_before[0]}",)
        where = watch.stuck[0][1] if watch.stuck and place is None else place
        return Finding(
            Verdict.DEADLOCK,
            "every task waits, and nothing is left that could wake one of them." if "task" in str(exc) else f"{exc}.",
            where,
            advice,
            details[-6:],
        )
    if place is None and watch.cpu.hog:
        place = watch.cpu.hog[1]
    where = place or (watch.stuck[0][1] if watch.stuck else None)
    return Finding(Verdict.RUNAWAY, f"the code never comes to an end: {exc}.", where)


def _text_of(exc: BaseException) -> str:
    if isinstance(exc, BaseExceptionGroup):
        inner = "; ".join(_text_of(member) for member in exc.exceptions[:3])
        return f"{type(exc).__name__} ({inner})"
    text = cut(plain_str(exc), 160)
    if isinstance(exc, NameError | AttributeError | ImportError):
        # Python's own line may end with a suggestion: "Did you mean: ...?"
        text = traceback.format_exception_only(exc)[-1].strip().partition(": ")[2] or text
    return f"{type(exc).__name__}: {text}" if text else type(exc).__name__


def _rough(seconds: float) -> str:
    """Seconds without false precision, so that the same answer gets the same words."""
    for step in (0.1, 0.2, 0.5, 1, 2, 5, 10):
        if seconds < step * 2:
            return f"over {step:g} s"
    return "over 20 s"
