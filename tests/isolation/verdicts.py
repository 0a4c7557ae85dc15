"""From a worker's messages to a kata's result. Only what was reported as passed has passed."""

from __future__ import annotations

import math
import signal
from dataclasses import asdict
from typing import Any

from grader.curriculum import Kata
from grader.scorecard import KataResult, TestResult
from grader.texts import cut, harmless
from grader.timeline import Bar, Gap, Recording
from grader.verdicts import Finding, Place, Verdict

from isolation.channel import ProtocolError

# Characters of one text: what an answer returns or raises may be part of it.
MAX_TEXT = 10_000
MAX_TESTS = 1_000


class Transcript:
    """What one worker has said.

    Args:
        kata: the kata that it grades.
        path: the answer's file, as reports show it.
    """

    def __init__(self, kata: Kata, path: str) -> None:
        self._kata = kata
        self._path = path
        self._expected: list[str] | None = None
        self._results: dict[str, TestResult] = {}
        self.finished = False

    def add(self, message: dict[str, Any]) -> None:
        """Take one message.

        Raises:
            ProtocolError: no worker says so at this moment.
        """
        message = _cleaned(message)
        try:
            if "collected" in message and self._expected is None:
                names = [str(name) for name in message["collected"]]
                if len(set(names)) < len(names) or len(names) > MAX_TESTS:
                    raise ProtocolError("its report is not in order")
                self._expected = names
            elif "test" in message and self._expected is not None and not self.finished:
                result = _result(message["test"])
                if result.name not in self._expected or result.name in self._results:
                    raise ProtocolError(f"it reported {result.name!r} once too often")
                self._results[result.name] = result
            elif "finished" in message and not self.finished:
                self.finished = True
            else:
                raise ProtocolError("its report is not in order")
        except (KeyError, TypeError, ValueError, OverflowError):
            raise ProtocolError("its report is not in order") from None

    def result(self, ending: Finding | None) -> KataResult:
        """The kata's result.

        Args:
            ending: why the worker ended before its time; None if it ended as it should.
        """
        names = self._expected or []
        result = KataResult(self._kata, self._path, collected=max(len(names), 1))
        missing = [name for name in names if name not in self._results]
        if ending is None and (missing or not names):
            ending = Finding(Verdict.CRASHED, "the process that ran the tests ended before all of them were over.")
        if ending is not None and not missing:
            # All reported, and then it went wrong: the last one has not passed.
            last = names[-1] if names else "test_the_kata_can_be_graded"
            missing = [last]
            self._results.pop(last, None)
            names = names or missing
        for name in names:
            if name in self._results:
                result.tests.append(self._results[name])
            elif name == missing[0]:
                result.tests.append(TestResult(name, finding=ending))
            else:
                assert ending is not None
                not_run = Finding(
                    ending.verdict, "not run, because the process of this kata had ended.", None, ending.advice
                )
                result.tests.append(TestResult(name, finding=not_run))
        return result


def _cleaned(value: Any) -> Any:
    """The same data with texts that are harmless to show and to store, and with finite numbers."""
    if isinstance(value, str):
        return harmless(cut(value, MAX_TEXT), keep="\n")
    if isinstance(value, float):
        return value if math.isfinite(value) else 0.0
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def _result(data: dict[str, Any]) -> TestResult:
    """A TestResult from what dataclasses.asdict made of it."""
    finding, recording = data["finding"], data["recording"]
    if finding is None and data["passed"] is not True:
        finding = asdict(Finding(Verdict.CRASHED, "the test ended with an error that no verdict explains."))
    return TestResult(
        name=str(data["name"]),
        passed=data["passed"] is True and finding is None,
        finding=_finding(finding) if finding is not None else None,
        duration=float(data["duration"]),
        virtual_duration=float(data["virtual_duration"]),
        recording=Recording(
            tuple(Bar(**bar) for bar in recording["bars"]), int(recording["total"]), Gap(**recording["gap"])
        ),
        output=str(data["output"]),
    )


def _finding(data: dict[str, Any]) -> Finding:
    where = data["where"]
    return Finding(
        Verdict(data["verdict"]),
        str(data["what"]),
        Place(str(where["file"]), int(where["line"]), str(where["function"])) if where is not None else None,
        str(data["advice"]),
        tuple(map(str, data["details"])),
        tuple(map(float, data["expected_at"])),
    )


def ending_of(exit_status: int | None, over: str | None = None, log: str = "") -> Finding:
    """Why a worker ended before its time.

    Args:
        exit_status: as multiprocessing gives it: a signal's number with a minus, None if unknown.
        over: the limit that the grader ended it for: "time", "disk"; None if it ended by itself.
        log: what the worker itself wrote.
    """
    last_words = tuple(harmless(line) for line in log.strip().splitlines()[-3:])
    if over == "time":
        return Finding(Verdict.RUNAWAY, "the code was still running when the time for this kata was over.")
    if over == "disk":
        return Finding(Verdict.FORBIDDEN, "the code filled the disk.", None, "Write only what the kata asks for.")
    if exit_status == -getattr(signal, "SIGXCPU", 0):
        return Finding(Verdict.RUNAWAY, "the code used up the processor time that a kata gets.")
    if exit_status is not None and exit_status < 0:
        try:
            name = signal.Signals(-exit_status).name
        except ValueError:
            name = f"signal {-exit_status}"
        return Finding(Verdict.CRASHED, f"the process that ran the code was ended by {name}.", details=last_words)
    return Finding(
        Verdict.CRASHED,
        f"the process that ran the code ended in the middle of a test, with status {exit_status}.",
        details=last_words,
    )
