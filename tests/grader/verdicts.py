"""The closed set of verdicts, and the finding that carries one."""

from __future__ import annotations

import enum
import linecache
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn


class Verdict(enum.StrEnum):
    """Why a test failed. A test that passed has no verdict."""

    NOT_STARTED = "NOT_STARTED"
    BROKEN = "BROKEN"
    WRONG_RESULT = "WRONG_RESULT"
    NEVER_AWAITED = "NEVER_AWAITED"
    SEQUENTIAL = "SEQUENTIAL"
    WRONG_TIMING = "WRONG_TIMING"
    BLOCKED_LOOP = "BLOCKED_LOOP"
    UNBOUNDED = "UNBOUNDED"
    UNDERUSED = "UNDERUSED"
    LEAKED_TASK = "LEAKED_TASK"
    LEAKED_RESOURCE = "LEAKED_RESOURCE"
    SWALLOWED_CANCEL = "SWALLOWED_CANCEL"
    LOST_ERROR = "LOST_ERROR"
    DEADLOCK = "DEADLOCK"
    RUNAWAY = "RUNAWAY"
    HOGGED_MEMORY = "HOGGED_MEMORY"
    FORBIDDEN = "FORBIDDEN"
    CRASHED = "CRASHED"


MEANING = {
    Verdict.NOT_STARTED: "the kata is not written yet",
    Verdict.BROKEN: "the file does not load, or does not define what the kata asks for",
    Verdict.WRONG_RESULT: "the code ran, but what came out is not what the contract says",
    Verdict.NEVER_AWAITED: "a coroutine was created and never run",
    Verdict.SEQUENTIAL: "work that should overlap ran one after the other",
    Verdict.WRONG_TIMING: "something happened too early or too late",
    Verdict.BLOCKED_LOOP: "the event loop was blocked: nothing else could run meanwhile",
    Verdict.UNBOUNDED: "more was in flight at once than the contract allows",
    Verdict.UNDERUSED: "less ran at once than the contract allows",
    Verdict.LEAKED_TASK: "a task was left behind, still running",
    Verdict.LEAKED_RESOURCE: "something was opened and never closed",
    Verdict.SWALLOWED_CANCEL: "a cancellation was caught and not passed on",
    Verdict.LOST_ERROR: "an exception happened and nobody ever saw it",
    Verdict.DEADLOCK: "everything waits for something that can never come",
    Verdict.RUNAWAY: "the code never comes to an end",
    Verdict.HOGGED_MEMORY: "more memory was used than the contract allows",
    Verdict.FORBIDDEN: "the code uses something that this kata does not allow",
    Verdict.CRASHED: "the process that ran the code died",
}

ADVICE = {
    Verdict.NOT_STARTED: "Open the file, read the docstring, and write the body.",
    Verdict.BROKEN: "Mend this first: nothing else can be checked before the file loads.",
    Verdict.WRONG_RESULT: "Go through your code line by line, with the docstring beside it.",
    Verdict.NEVER_AWAITED: "Put `await` in front of the call, or hand it to asyncio.create_task(...).",
    Verdict.SEQUENTIAL: "Start all of the work first (create_task, gather or TaskGroup), and wait for it after that.",
    Verdict.WRONG_TIMING: "Ask which wait is missing, is too long, or begins too late.",
    Verdict.BLOCKED_LOOP: "Await an asynchronous version of it, or move it to a thread with asyncio.to_thread(...).",
    Verdict.UNBOUNDED: "Let a call start only when there is room, for example with asyncio.Semaphore.",
    Verdict.UNDERUSED: "Start the next piece of work as soon as one has finished, not when all have.",
    Verdict.LEAKED_TASK: "Await every task that you start, or cancel it and then await it, before you return.",
    Verdict.LEAKED_RESOURCE: "Close it in a `finally` block, or use `with` / `async with`.",
    Verdict.SWALLOWED_CANCEL: "Clean up in `finally`; if you must catch CancelledError, end with a bare `raise`.",
    Verdict.LOST_ERROR: "Await the task (or look at its exception()), so that somebody sees the error.",
    Verdict.DEADLOCK: "Ask of each line below: who should wake it up, and why can that no longer happen?",
    Verdict.RUNAWAY: "Let the loop end, and wait for an event instead of asking again and again.",
    Verdict.HOGGED_MEMORY: "Work on one piece at a time instead of collecting everything first.",
    Verdict.FORBIDDEN: "Use what the docstring allows.",
    Verdict.CRASHED: "Look for calls that end the process, or for endless recursion.",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the learner's code."""

    file: str
    line: int
    function: str = ""

    @property
    def source(self) -> str:
        """The text of the line, stripped; empty where the file cannot be read."""
        try:
            return linecache.getline(self.file, self.line).strip()
        except (LookupError, ValueError):  # a strange encoding in the file's first lines
            return ""

    def shown(self, root: Path) -> str:
        """`path:line` with the path relative to `root` where it lies below it."""
        path = Path(self.file)
        if path.is_relative_to(root):
            path = path.relative_to(root)
        return f"{path.as_posix()}:{self.line}"


@dataclass(frozen=True)
class Finding:
    """One verdict with its explanation.

    what: one sentence, what happened. where: the learner's line, if known.
    advice: what to try; the verdict's general advice if empty.
    details: further lines shown below, such as what each task waits on.
    expected_at: virtual seconds since the test began at which something should have ended or
    started, where the check that failed knows them. A picture can show them beside what happened.
    """

    verdict: Verdict
    what: str
    where: Place | None = None
    advice: str = ""
    details: tuple[str, ...] = field(default=())
    expected_at: tuple[float, ...] = field(default=())

    @property
    def try_this(self) -> str:
        """The advice to show."""
        return self.advice or ADVICE[self.verdict]


class KataFailure(AssertionError):
    """A failed expectation that knows its verdict. Suites raise it through `fail`."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.verdict}: {finding.what}")
        self.finding = finding


def fail(
    verdict: Verdict | str,
    what: str,
    *,
    where: Place | None = None,
    advice: str = "",
    expected_at: Iterable[float] = (),
) -> NoReturn:
    """Fail the running test with this verdict.

    Args:
        verdict: a Verdict or its name.
        what: one sentence, what happened.
        where: the learner's line, where one is to blame.
        advice: what to try, where it can say more than the verdict's own advice.
        expected_at: virtual seconds since the test began, see Finding.

    Raises:
        KataFailure: always.
    """
    __tracebackhide__ = True
    raise KataFailure(Finding(Verdict(verdict), what, where, advice, expected_at=tuple(expected_at)))
