"""The answer key, for those who have solved a kata: what there is to compare an answer with."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from grader.curriculum import Kata


@dataclass(frozen=True)
class RightAnswer:
    """A right answer of the bank. sentence: what it does differently, empty if it does not say so."""

    path: Path
    sentence: str


def reference(root: Path, kata: Kata) -> Path | None:
    """The reference answer, None where the repository came without it."""
    path = root / "solutions" / f"{kata.id}.py"
    return path if path.is_file() else None


def right_answers(root: Path, kata: Kata) -> list[RightAnswer]:
    """The other right answers, by name; the first line of a docstring says what an answer does."""
    folder = root / "solutions" / "bank" / kata.id
    return [RightAnswer(path, _first_line(path)) for path in sorted(folder.glob("right_*.py"))]


def _first_line(path: Path) -> str:
    try:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    except (OSError, SyntaxError, ValueError):
        return ""
    return docstring.splitlines()[0].strip() if docstring else ""
