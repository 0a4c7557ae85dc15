"""Score card files: JSON for programs, Markdown for a job summary."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
from pathlib import Path
from typing import Any

from grader.explain import explanation
from grader.scorecard import KataResult, ScoreCard, Status, TestResult
from grader.texts import cut
from grader.timeline import Recording
from grader.verdicts import Verdict

MARKS = {
    Status.SOLVED: "✅",
    Status.UNSOLVED: "❌",
    Status.NOT_STARTED: "⬜",
    Status.PARTLY_RUN: "🟡",
    Status.NOT_RUN: "⬜",
}
# GitHub drops a job summary of more than 1 MiB.
MAX_MARKDOWN = 900_000
# For each kata: tests in its table, and those that are explained. For each of these: lines, and characters of a line.
MAX_TESTS, MAX_EXPLAINED = 100, 12
MAX_LINES, MAX_LINE = 120, 300


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
    """The card as Markdown: a table for each chapter, the next kata in full, and each other one that fails in brief.

    It is never longer than MAX_MARKDOWN bytes: what comes last is left out, whole katas at a time.

    Args:
        card: the results.
        root: paths are shown relative to this directory.
    """
    from grader.markup import printable  # grading has no use for it

    blocks = [_board(card)]
    up = card.next_up
    if up is not None:
        blocks.append("\n".join([f"### Next: {_cell(up.path)}", "", *_kata(up, root, MAX_EXPLAINED), ""]))
    others = [result for result in card.ran if result.status is Status.UNSOLVED and result is not up]
    for place, result in enumerate(others):
        head = ["### Other katas that are begun", ""] if place == 0 else []
        summary = f"{MARKS[result.status]} {_cell(result.kata.name)}: {_words(result)}"
        body = [f"<details><summary>{summary}</summary>", "", *_kata(result, root, 1), "</details>", ""]
        blocks.append("\n".join([*head, *body]))
    text = ""
    for place, block in enumerate(blocks):
        block = printable(block) + "\n"
        if len((text + block).encode()) > MAX_MARKDOWN:
            text += f"The rest is left out, {len(blocks) - place} parts: a job summary has a limited size.\n"
            break
        text += block
    return text


def _board(card: ScoreCard) -> str:
    lines = [
        f"## {card.solved} of {len(card.results)} katas solved, {card.points} of {card.max_points} points",
        "",
    ]
    for chapter in card.curriculum.chapters:
        title = f"{chapter.id.split('_')[0]} {chapter.title}"
        lines += [f"### {_cell(title)}", "", "| | kata | level | state |", "|-|-|-|-|"]
        for kata in chapter.katas:
            result = card.results[kata.id]
            lines.append(
                f"| {MARKS[result.status]} | {_cell(kata.name)} | {'★' * kata.level} | {_words(result)} |",
            )
        lines.append("")
    return "\n".join(lines)


def _words(result: KataResult) -> str:
    if result.status is Status.UNSOLVED:
        return f"{result.verdict}, {result.passed} of {result.collected} tests"
    return str(result.status).replace("_", " ")


def _kata(result: KataResult, root: Path, explained: int) -> list[str]:
    """A kata's title and tests; so many of the failing ones are explained."""
    lines = [_cell(result.kata.title), ""]
    if result.status is not Status.UNSOLVED:
        return lines
    lines += ["| | test | verdict |", "|-|-|-|"]
    for test in result.tests[:MAX_TESTS]:
        verdict = test.finding.verdict if test.finding else ""
        lines.append(f"| {'✔' if test.passed else '✘'} | {_cell(test.sentence)} | {verdict} |")
    if more := len(result.tests) - MAX_TESTS:
        lines += [f"| | and {more} more | |"] if more > 0 else []
    lines.append("")
    failing = [test for test in result.tests if test.finding is not None]
    for test in failing[:explained]:
        lines += _explained(test, root)
    return lines


def _explained(test: TestResult, root: Path) -> list[str]:
    from grader import mermaid  # grading has no use for it

    finding = test.finding
    assert finding is not None
    chart = mermaid.chart(test.recording, test.virtual_duration, finding.expected_at)
    if finding.verdict is Verdict.NOT_STARTED:
        chart = []
    # Either the chart or the picture in characters.
    told = explanation(dataclasses.replace(test, recording=Recording()) if chart else test, root)
    body = [cut(line, MAX_LINE) for line in (f"{test.sentence}: {finding.verdict}", *told)]
    if len(body) > MAX_LINES:
        body[MAX_LINES:] = [f"... and {len(body) - MAX_LINES} more lines"]
    # The learner's own text is inside: a fence longer than any run of backquotes in it.
    fence = "`" * max(4, *(_longest_run(line) + 1 for line in body))
    lines = [fence, *body, fence, ""]
    if chart:
        lines += ["```mermaid", *chart, "```", ""]
        shown, total = len(test.recording.bars), test.recording.total
        lines += [f"The first {shown} calls of {total:,}.", ""] if total > shown else []
    return lines


def _cell(text: str) -> str:
    """Text that is only text, in a table's cell, in a heading and in HTML."""
    text = re.sub(r"\s+", " ", cut(text, MAX_LINE)).strip()
    # An underscore within a word means nothing, and most katas have one in their names.
    return re.sub(r"[&<>|`*\[\]\\~!@#:$\"']|(?<![^\W_])_|_(?![^\W_])", lambda sign: f"&#{ord(sign.group())};", text)


def _longest_run(line: str) -> int:
    longest = run = 0
    for character in line:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
