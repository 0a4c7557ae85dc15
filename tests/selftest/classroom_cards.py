"""Score cards for the tests of the reports: built by hand, without a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader import curriculum
from grader.scorecard import ScoreCard, TestResult
from grader.verdicts import Finding, Place, Verdict

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).resolve().parent / "schemas"
CURRICULUM = curriculum.read(ROOT / "tests" / "curriculum.toml")

# What a learner's code may have in its values, and what must not get through as it is.
NASTY = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 a\nb\r\nc\rd \x00\x01\x7f\x85\u2028\u202eevil\ufffe\ud800 "
    "\n::error::no ::stop-commands::x ::::add-mask:: ##[error]no ]]> <b>&amp; | ````` %0A::notice::no"
)


def schema(name: str) -> dict[str, Any]:
    """One of the written forms beside this file."""
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def failing(name: str = "test_it", what: str = "got 2, expected 1.", line: int = 4, **kwargs: Any) -> TestResult:
    """A test that failed as WRONG_RESULT."""
    finding = Finding(Verdict.WRONG_RESULT, what, Place(str(ROOT / "katas" / "no_file.py"), line))
    return TestResult(name, finding=finding, duration=0.25, virtual_duration=1.5, **kwargs)


def not_started() -> TestResult:
    """A test of a stub."""
    finding = Finding(Verdict.NOT_STARTED, "answer is not written yet.")
    return TestResult("test_it", finding=finding, duration=0.125)


def card(*passed: tuple[int, int] | None, partial_credit: bool = False, what: str = "got 2, expected 1.") -> ScoreCard:
    """A card of which the first katas have run: (tests passed, tests) for each, None for a stub.

    The katas after those were not run.
    """
    result = ScoreCard(CURRICULUM, "katas", 1, partial_credit)
    for kata, tests in zip(result.results.values(), passed, strict=False):
        if tests is None:
            kata.tests, kata.collected, kata.untouched = [not_started()], 1, True
            continue
        good, kata.collected = tests
        kata.tests = [TestResult(f"test_good_{number}", passed=True, duration=0.5) for number in range(good)]
        kata.tests += [failing(f"test_bad_{number}", what) for number in range(kata.collected - good)]
    return result


def all_failing(what: str, **kwargs: Any) -> ScoreCard:
    """A card on which every test of every kata fails with this message."""
    result = ScoreCard(CURRICULUM, "katas", 1)
    for kata in result.results.values():
        kata.tests = [failing(f"test_bad_{number}", what, **kwargs) for number in range(10)]
        kata.collected = 10
    return result


def all_solved() -> ScoreCard:
    """A card on which every kata is solved."""
    return card(*[(8, 8)] * len(CURRICULUM.katas))
