"""The result that `classroom-resources/autograding-grading-reporter` reads, for all katas in one step.

The reporter adds up the scores of the tests for its notice, and for its table it takes the share of
the tests that passed, as if all were worth the same. Both must give the same points. So each *point*
is a test of its own: a kata of three points is three tests, of which as many pass as it has points.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from grader.classroom_texts import one_line, state
from grader.scorecard import KataResult, ScoreCard, Status

# The reporter gets it as an environment variable, which can hold 128 KiB on Linux.
MAX_BASE64 = 100 * 1024
MAX_NAME = 120
# How long messages may be: the first that makes the result small enough.
MESSAGE_WIDTHS = (200, 80, 0)


def classroom_result(card: ScoreCard) -> str:
    """The card as the reporter wants it: base64 of JSON, at most 100 KiB.

    A step hands it on as the output `result`. Its list of tests is never empty, and no text in it
    can be taken for a workflow command when it is printed as it is.
    """
    for width in MESSAGE_WIDTHS:
        encoded = _encoded(card, width)
        if len(encoded) <= MAX_BASE64:
            return encoded
    return _encoded(card, 0, bare=True)


def _encoded(card: ScoreCard, width: int, bare: bool = False) -> str:
    result = {
        "version": 1,
        "status": "pass" if card.points == card.max_points else "fail",
        "max_score": card.max_points,
        "tests": [point for kata in card.results.values() for point in _points(kata, width, bare)],
    }
    text = json.dumps(result, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(text.encode()).decode("ascii")


def _points(result: KataResult, width: int, bare: bool) -> list[dict[str, Any]]:
    """One test for each point of the kata; those that are won come first."""
    kata, failure = result.kata, result.first_failure
    finding = failure.finding if failure else None
    message = f"{failure.sentence}: {finding.what}" if failure and finding else f"{state(result)}."
    # The reporter shows this line beside the name, and 0 for none.
    line = finding.where.line if finding and finding.where else 0
    points = []
    for number in range(1, kata.points + 1):
        won = number <= result.points
        first_lost = number == result.points + 1
        name = kata.name if bare else f"{kata.id}, point {number} of {kata.points}"
        if not won and not bare and result.status is not Status.SOLVED:
            name += f": {state(result)}"
        points.append(
            {
                "name": one_line(name, MAX_NAME),
                "status": "pass" if won else "fail",
                "score": int(won),
                "message": one_line(message, width) if first_lost and width else "",
                "test_code": "",
                "filename": "" if bare else one_line(result.path, MAX_NAME),
                "line_no": 0 if won else line,
                "duration": round(sum(test.duration for test in result.tests), 3) if number == 1 else 0,
            }
        )
    return points
