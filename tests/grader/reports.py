"""Score card files: JSON for programs, Markdown for a job summary."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from grader.explain import explanation
from grader.scorecard import ScoreCard, Status

MARKS = {
    Status.SOLVED: "✅",
    Status.UNSOLVED: "❌",
    Status.NOT_STARTED: "⬜",
    Status.PARTLY_RUN: "🟡",
    Status.NOT_RUN: "⬜",
}
# GitHub drops a job summary of more than 1 MiB.
MAX_MARKDOWN = 900_000


def refused(path: Path, is_page: bool) -> str:
    """Why no report is written to `path`, if it holds something that is not the grader's; else nothing.

    Args:
        is_page: the report is a page, which replaces nothing but such a page.
    """
    if path.suffix == ".py":
        return "is the name of Python code, not of a report"
    if is_page:
        from grader import html_report

        with contextlib.suppress(OSError):  # told when the report is written
            if not html_report.may_write(path):
                return "exists and is not a page of the grader's: it stays as it is"
    return ""


def write_json(card: dict[str, Any], path: Path) -> None:
    """Write a card, already as plain data, to `path`.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def write_markdown(card: ScoreCard, path: Path, root: Path) -> None:
    """Append the card to `path` as Markdown, which is how GitHub wants a job summary.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(markdown(card, root))


def markdown(card: ScoreCard, root: Path) -> str:
    """The card as Markdown: a table for each chapter, and details of the next kata."""
    lines = [
        f"## {card.solved} of {len(card.results)} katas solved, {card.points} of {card.max_points} points",
        "",
    ]
    for chapter in card.curriculum.chapters:
        lines += [f"### {chapter.id.split('_')[0]} {chapter.title}", "", "| | kata | level | state |", "|-|-|-|-|"]
        for kata in chapter.katas:
            result = card.results[kata.id]
            words = str(result.status).replace("_", " ")
            if result.status is Status.UNSOLVED:
                words = f"{result.verdict}, {result.passed} of {result.collected} tests"
            lines.append(f"| {MARKS[result.status]} | {kata.name} | {'★' * kata.level} | {words} |")
        lines.append("")
    up = card.next_up
    if up is not None and up.status is Status.UNSOLVED and up.first_failure is not None:
        failure = up.first_failure
        # The learner's own text is inside: a fence longer than any run of backquotes in it.
        body = [f"{failure.sentence}: {up.verdict}", *explanation(failure, root)]
        fence = "`" * max(4, *(_longest_run(line) + 1 for line in body))
        lines += [f"### Next: {up.path}", "", fence, *body, fence, ""]
    elif up is not None:
        lines += [f"### Next: {up.path}", ""]
    text = "\n".join(lines) + "\n"
    return text if len(text.encode()) <= MAX_MARKDOWN else text.encode()[:MAX_MARKDOWN].decode(errors="ignore")


def _longest_run(line: str) -> int:
    longest = run = 0
    for character in line:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
