"""A learner's text, made harmless for the places where the reports for classrooms show it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from grader.explain import explanation
from grader.scorecard import KataResult, Status
from grader.texts import cut

# Colours and other orders to a terminal: CSI, OSC, and those of two characters.
ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -~])")
# Control, format (which can reverse the direction of reading) and surrogates: no XML, no UTF-8.
UNSHOWN = ("Cc", "Cf", "Cs")
NONCHARACTERS = "\ufffe\uffff"
EXPLANATION_WIDTH = 100
MAX_EXPLANATION = 4000


def clean(text: str) -> str:
    """The text without terminal orders and characters that XML forbids; its lines stay."""
    text = ANSI.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        character
        for character in text
        if character in "\n\t" or (unicodedata.category(character) not in UNSHOWN and character not in NONCHARACTERS)
    )


def one_line(text: str, width: int) -> str:
    """The text in one line of at most `width` characters, in which no service finds a command of its log.

    GitHub reads `::name::` at the beginning of a line, and `##[name]` anywhere in it.
    """
    text = re.sub(r"\s+", " ", clean(text)).strip()
    text = re.sub(":(?=:)", ": ", text).replace("##[", "## [")
    return cut(text, width)


def fenced(lines: Sequence[str]) -> list[str]:
    """The lines as a block of code in Markdown, which nothing inside of it can end."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(4, longest + 1)
    return [fence, *lines, fence]


def state(result: KataResult) -> str:
    """Where a kata stands, in a few words."""
    if result.status is Status.UNSOLVED:
        return f"{result.verdict}, {result.passed} of {max(result.collected, len(result.tests))} tests"
    return str(result.status).replace("_", " ")


def explained(result: KataResult, root: Path) -> list[str]:
    """The lines that explain the first failing test of a kata; empty where nothing failed.

    Args:
        result: the kata.
        root: paths are shown relative to this directory.
    """
    failure = result.first_failure
    if failure is None or failure.finding is None:
        return []
    lines = [f"{failure.sentence}: {failure.finding.verdict}", *explanation(failure, root, EXPLANATION_WIDTH)]
    return cut(clean("\n".join(lines)), MAX_EXPLANATION).splitlines()
