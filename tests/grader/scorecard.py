"""The score card: every result of a grading run, from which all reports are written."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any

from grader.curriculum import Curriculum, Kata
from grader.timeline import Recording
from grader.verdicts import Finding, Verdict

SCHEMA_VERSION = 1


class Status(enum.StrEnum):
    """Where a kata stands."""

    SOLVED = "solved"
    UNSOLVED = "unsolved"
    NOT_STARTED = "not_started"
    PARTLY_RUN = "partly_run"  # what ran passed, but not every test of the kata was selected
    NOT_RUN = "not_run"


@dataclass
class TestResult:
    """One test of one kata.

    duration: real seconds. virtual_duration: seconds on the test's virtual clock.
    """

    __test__ = False  # not for pytest to collect

    name: str
    passed: bool = False
    finding: Finding | None = None
    duration: float = 0.0
    virtual_duration: float = 0.0
    recording: Recording = field(default_factory=Recording)
    output: str = ""

    @property
    def sentence(self) -> str:
        """The test's name as a sentence."""
        name, bracket, parameters = self.name.removeprefix("test_").partition("[")
        return name.replace("_", " ") + (f" ({parameters.removesuffix(']')})" if bracket else "")


@dataclass
class KataResult:
    """One kata: its results in the suite's order.

    collected: how many tests the suite has. incomplete: it has more, which were not even
    collected. decided: further tests would change nothing. untouched: the file is still the stub.
    path: the answer's file, relative to the repository where it lies in it.
    partial_credit: an unsolved kata wins points for the tests that pass.
    refused: what a graded run would not allow, found in the source of an answer that solves the kata.
    """

    kata: Kata
    path: str
    collected: int = 0
    incomplete: bool = False
    decided: bool = False
    untouched: bool = False
    tests: list[TestResult] = field(default_factory=list)
    partial_credit: bool = False
    refused: Finding | None = None

    @property
    def passed(self) -> int:
        """How many tests passed."""
        return sum(test.passed for test in self.tests)

    @property
    def is_complete(self) -> bool:
        """True if every test of the suite has run."""
        return self.decided or (not self.incomplete and len(self.tests) >= self.collected)

    @property
    def first_failure(self) -> TestResult | None:
        """The test to work on next."""
        return next((test for test in self.tests if not test.passed), None)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the first failing test."""
        if self.status is Status.NOT_STARTED:
            return Verdict.NOT_STARTED
        failure = self.first_failure
        return failure.finding.verdict if failure and failure.finding else None

    @property
    def status(self) -> Status:
        """Solved only if every test of the suite ran and passed."""
        if not self.tests:
            return Status.NOT_RUN
        failure = self.first_failure
        if failure is None:
            return Status.SOLVED if self.is_complete else Status.PARTLY_RUN
        if self.untouched or (failure.finding and failure.finding.verdict is Verdict.NOT_STARTED and not self.passed):
            return Status.NOT_STARTED
        return Status.UNSOLVED

    @property
    def is_foul(self) -> bool:
        """True if the answer did what is not allowed, or ended its process: no test's result counts then."""
        return any(test.finding and test.finding.verdict in (Verdict.FORBIDDEN, Verdict.CRASHED) for test in self.tests)

    @property
    def points(self) -> int:
        """All of the kata's points, or none; with partial credit the share of the tests that pass, rounded down."""
        if self.status is Status.SOLVED:
            return self.kata.points
        # Where tests were not even collected, nobody knows what the passed ones are a share of.
        if self.partial_credit and self.status is Status.UNSOLVED and not self.incomplete and not self.is_foul:
            return self.kata.points * self.passed // max(self.collected, len(self.tests))
        return 0


class ScoreCard:
    """The results of a run, one KataResult for each kata of the curriculum.

    Args:
        curriculum: the list of katas.
        answers: the directory that was graded, for display.
        seed: the seed of the suites' inputs.
        partial_credit: an unsolved kata that is begun wins a share of its points, rounded down;
            otherwise it wins none.
    """

    def __init__(self, curriculum: Curriculum, answers: str, seed: int, partial_credit: bool = False) -> None:
        self.curriculum = curriculum
        self.answers = answers
        self.seed = seed
        self.partial_credit = partial_credit
        self.results = {
            kata.id: KataResult(kata, f"{answers}/{kata.id}.py", partial_credit=partial_credit)
            for kata in curriculum.katas
        }

    def put(self, result: KataResult) -> None:
        """Take a kata's result that was found elsewhere, in place of the one here."""
        result.partial_credit = self.partial_credit
        self.results[result.kata.id] = result

    @property
    def ran(self) -> list[KataResult]:
        """The katas of which at least one test ran, in the curriculum's order."""
        return [result for result in self.results.values() if result.tests]

    @property
    def points(self) -> int:
        """The points won."""
        return sum(result.points for result in self.results.values())

    @property
    def max_points(self) -> int:
        """The points of all katas."""
        return sum(kata.points for kata in self.curriculum.katas)

    @property
    def solved(self) -> int:
        """How many katas are solved."""
        return sum(result.status is Status.SOLVED for result in self.results.values())

    @property
    def next_up(self) -> KataResult | None:
        """The kata to work on: the first one begun and failing, else the first one not begun."""
        for wanted in (Status.UNSOLVED, Status.NOT_STARTED):
            for result in self.ran:
                if result.status is wanted:
                    return result
        return None

    def as_json(self) -> dict[str, Any]:
        """The card as described by tests/report.schema.json."""
        return {
            "version": SCHEMA_VERSION,
            "answers": self.answers,
            "seed": self.seed,
            "points": self.points,
            "max_points": self.max_points,
            "katas": [_kata_as_json(result) for result in self.results.values()],
        }


def _kata_as_json(result: KataResult) -> dict[str, Any]:
    return {
        "id": result.kata.id,
        "title": result.kata.title,
        "level": result.kata.level,
        "status": result.status,
        "points": result.points,
        "max_points": result.kata.points,
        "verdict": result.verdict,
        "tests": tests_as_json(result),
    }


def tests_as_json(result: KataResult) -> list[dict[str, Any]]:
    """The tests of one answer as JSON."""
    return [
        {
            "name": test.name,
            "status": "passed" if test.passed else "failed",
            "verdict": test.finding.verdict if test.finding else None,
            "message": test.finding.what if test.finding else "",
            "duration": round(test.duration, 6),
            "virtual_duration": test.virtual_duration,
        }
        for test in result.tests
    ]
