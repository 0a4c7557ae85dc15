"""The score card for Classroom 50: result.json, and the text of the release that shows it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.classroom_texts import explained, fenced, one_line, state
from grader.scorecard import ScoreCard, Status

SCHEMA = "classroom50/result/v1"
MAX_MESSAGE = 500
# For a try outside of Classroom 50; each field must hold something.
UNKNOWN = {
    "CLASSROOM": "unknown",
    "ASSIGNMENT": "unknown",
    "ASSIGNMENT_TYPE": "individual",
    "OWNER": "unknown",
    "SUBMISSION_TAG": "submit/unknown",
    "COMMIT_URL": "unknown",
    "RELEASE_URL": "unknown",
}


def classroom50(
    card: ScoreCard, environment: Mapping[str, str], now: datetime.datetime | None = None
) -> dict[str, Any]:
    """The card as plain data for result.json: a test for each kata, with integer scores.

    Args:
        card: the results.
        environment: what Classroom 50 sets: CLASSROOM, ASSIGNMENT, OWNER or USERNAME and so on.
        now: an aware time for `datetime`; the clock's if left out. Classroom 50 replaces it by
            the time of the commit.
    """
    tests = []
    for result in card.results.values():
        failure = result.first_failure
        finding = failure.finding if failure else None
        message = state(result) + (f": {finding.what}" if finding and result.status is Status.UNSOLVED else "")
        tests.append(
            {
                "test-name": result.kata.id,
                "passed": result.status is Status.SOLVED,
                "score": result.points,
                "max-score": result.kata.points,
                "message": one_line(message, MAX_MESSAGE),
            }
        )
    now = (now or datetime.datetime.now(datetime.UTC)).astimezone(datetime.UTC)
    return {
        "schema": SCHEMA,
        **identity(environment),
        "datetime": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": card.points,
        "max-score": card.max_points,
        "tests": tests,
    }


def identity(environment: Mapping[str, str]) -> dict[str, str]:
    """Whose submission it is, as Classroom 50 has told it in the environment."""

    def value(name: str) -> str:
        return environment.get(name) or UNKNOWN[name]

    return {
        "classroom": value("CLASSROOM"),
        "assignment": value("ASSIGNMENT"),
        "assignment_type": value("ASSIGNMENT_TYPE"),
        "owner": environment.get("OWNER") or environment.get("USERNAME") or UNKNOWN["OWNER"],
        "submission": value("SUBMISSION_TAG"),
        "commit": value("COMMIT_URL"),
        "release": value("RELEASE_URL"),
        "review": environment.get("REVIEW_URL") or value("COMMIT_URL"),
    }


def release_body(card: ScoreCard, root: Path) -> str:
    """The card as Markdown for a release: a table of all katas, and the failure to look at next.

    Args:
        card: the results.
        root: paths are shown relative to this directory.
    """
    lines = [
        f"### {card.solved} of {len(card.results)} katas solved, {card.points} of {card.max_points} points",
        "",
        "| kata | state | points |",
        "|-|-|-|",
    ]
    lines += [
        f"| {result.kata.id} | {state(result)} | {result.points} of {result.kata.points} |"
        for result in card.results.values()
    ]
    up = card.next_up
    if up is not None:
        lines += ["", f"Next: {up.path}"]
        if up.status is Status.UNSOLVED:
            lines += ["", *fenced(explained(up, root))]
    return "\n".join(lines) + "\n"
