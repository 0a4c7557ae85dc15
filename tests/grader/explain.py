"""A failed test in words: what happened, where, what to try, and the picture."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from grader.scorecard import TestResult
from grader.texts import cut, harmless, no_command
from grader.timeline import draw
from grader.verdicts import Verdict

MAX_OUTPUT_LINES = 10
KEPT_SPACE = "\0"


def explanation(result: TestResult, root: Path, width: int = 80, unicode: bool = True) -> list[str]:
    """The lines that explain a failed test, without its headline.

    Args:
        result: a test with a finding.
        root: paths are shown relative to this directory.
        width: columns to use.
        unicode: False for terminals that know ASCII only.
    """
    finding = result.finding
    assert finding is not None
    lines = _wrap(_sentence(finding.what), width, "")
    if finding.where is not None:
        place = finding.where.shown(root)
        source = finding.where.source
        line = f"at   {place}"
        if source and len(line) + 4 + len(source) <= width:
            lines.append(f"{line}    {source}")
        else:
            lines.append(line)
            if source:
                lines.append("     " + cut(source, width - 5))
    lines += _wrap(finding.try_this, width, "try  ")
    for detail in finding.details:
        lines += _wrap(detail, width, "     ", hanging=2)
    if finding.verdict is not Verdict.NOT_STARTED:
        if picture := draw(result.recording, result.virtual_duration, width - 2, unicode, finding.expected_at):
            lines += ["", *("  " + row for row in picture)]
    if result.output.strip():
        printed = result.output.rstrip().splitlines()
        lines += ["", "your code printed:"]
        lines += ["  | " + cut(row, width - 4) for row in printed[:MAX_OUTPUT_LINES]]
        if len(printed) > MAX_OUTPUT_LINES:
            lines.append(f"  | ... and {len(printed) - MAX_OUTPUT_LINES} more lines")
    lines = [no_command(harmless(line)) for line in lines]
    return lines if unicode else [line.encode("ascii", "replace").decode() for line in lines]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrap(text: str, width: int, label: str, hanging: int = 0) -> list[str]:
    # In one paragraph: a line of its own could be a command to the service that shows the log.
    text = re.sub(r"\s*[^\S ]\s*", " ", text.strip())
    # Several spaces belong to a value that is shown: textwrap would break lines at them, and drop them.
    text = re.sub(r" {2,}", lambda spaces: KEPT_SPACE * len(spaces.group()), text)
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=label,
        subsequent_indent=" " * (len(label) + hanging),
        break_long_words=True,
        break_on_hyphens=False,
    )
    return [line.replace(KEPT_SPACE, " ") for line in lines]
