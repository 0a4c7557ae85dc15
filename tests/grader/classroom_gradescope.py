"""The score card as the results.json of a Gradescope autograder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grader.classroom_texts import clean, explained, state
from grader.scorecard import ScoreCard, Status


def gradescope(card: ScoreCard, root: Path) -> dict[str, Any]:
    """The card as plain data: a test for each kata, with integer scores. Times are real seconds.

    Args:
        card: the results.
        root: paths are shown relative to this directory.
    """
    tests = []
    for result in card.results.values():
        solved = result.status is Status.SOLVED
        tests.append(
            {
                "name": clean(f"{result.kata.id}: {result.kata.title}"),
                "status": "passed" if solved else "failed",
                "score": result.points,
                "max_score": result.kata.points,
                "output": "\n".join([f"{state(result)}.", *explained(result, root)]),
                "output_format": "text",
                "visibility": "visible",
            }
        )
    seconds = sum(test.duration for result in card.results.values() for test in result.tests)
    return {
        "score": card.points,
        "execution_time": round(seconds, 3),
        "output": f"{card.solved} of {len(card.results)} katas solved, {card.points} of {card.max_points} points.",
        "output_format": "text",
        "visibility": "visible",
        "tests": tests,
    }
