"""Write the score card in the formats that classrooms read. The formats are in the modules beside this one.

Every writer has the same form, `writer(card, path, root)`: the card, the file, and the directory that
paths are shown relative to. It makes the file's folder where there is none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.classroom_fifty import classroom50, release_body
from grader.classroom_gradescope import gradescope
from grader.classroom_junit import junit
from grader.classroom_reporter import classroom_result
from grader.scorecard import ScoreCard


def write_junit(card: ScoreCard, path: Path, root: Path) -> None:
    """Write the card to `path` as JUnit XML.

    Raises:
        OSError: the file cannot be written.
    """
    _write(path, junit(card, root))


def write_classroom(card: ScoreCard, path: Path, root: Path) -> None:
    """Append `result=<base64>` to `path`, as a step of a workflow does to $GITHUB_OUTPUT.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"result={classroom_result(card)}\n")


def write_gradescope(card: ScoreCard, path: Path, root: Path) -> None:
    """Write the card to `path` as Gradescope's results.json.

    Raises:
        OSError: the file cannot be written.
    """
    _write_json(path, gradescope(card, root))


def write_classroom50(card: ScoreCard, path: Path, root: Path) -> None:
    """Write the card to `path` as Classroom 50's result.json, and release-body.md beside it.

    Whose submission it is comes from the environment, where Classroom 50 puts it.

    Raises:
        OSError: a file cannot be written.
    """
    _write(path.with_name("release-body.md"), release_body(card, root))
    _write_json(path, classroom50(card, os.environ))


def _write_json(path: Path, data: dict[str, Any]) -> None:
    _write(path, json.dumps(data, indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


# By the name of the option that asks for it: --report-NAME.
WRITERS: dict[str, Callable[[ScoreCard, Path, Path], None]] = {
    "junit": write_junit,
    "classroom": write_classroom,
    "gradescope": write_gradescope,
    "classroom50": write_classroom50,
}
