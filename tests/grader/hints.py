"""Hints, one at a time: the first asks a question, the last gives nearly everything away."""

from __future__ import annotations

import os
import textwrap

from _pytest._io import TerminalWriter

from grader.curriculum import Kata


def write_hint(writer: TerminalWriter, kata: Kata, level: int, path: str, more: str = "") -> None:
    """Write the hint of this level (from 1; a higher one than there is gives the last).

    more: how to see the next one, if not with the option --hint.
    """
    level = max(1, min(level, len(kata.hints)))
    writer.line()
    writer.line(f"{path}, hint {level} of {len(kata.hints)}", bold=True)
    writer.line()
    width = min(writer.fullwidth, 100)
    for line in textwrap.wrap(kata.hints[level - 1], width, initial_indent="  ", subsequent_indent="  "):
        writer.line(line)
    writer.line()
    if level < len(kata.hints):
        writer.line(f"  More: {more or f'{runner()} -k {kata.name} --hint {level + 1}'}", light=True)
    else:
        writer.line(f"  That was the last one. The lesson has examples: katas/{kata.chapter}/README.md", light=True)
    writer.line()


def runner() -> str:
    """How the learner runs pytest: through tox, or itself."""
    return "tox --" if os.environ.get("TOX_ENV_NAME") else "pytest"
