"""Many submissions: a table, a report for each, and going on after an interruption.

The folder of the grade book holds grades.csv and grades.json, and for each submission a folder with
report.json, board.txt and report.html. A submission that was graded already, unchanged, by the
same suites with the same seed is not graded again.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _pytest._io import TerminalWriter
from grader.board import Board
from grader.curriculum import Curriculum
from grader.html_report import write_html
from grader.reports import write_json
from grader.scorecard import ScoreCard

from isolation import submission
from isolation.submission import Submission, SubmissionError

VERSION = 1
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Grades one submission: its score card, and the folder that its paths are relative to.
GradeOne = Callable[[Submission], AbstractContextManager[tuple[ScoreCard, Path]]]


@dataclass
class Row:
    """One submission's line. card: as ScoreCard.as_json gives it, None if it could not be graded."""

    name: str
    path: str
    card: dict[str, Any] | None = None
    error: str = ""

    @property
    def solved(self) -> int:
        """How many katas are solved."""
        return sum(kata["status"] == "solved" for kata in self.card["katas"]) if self.card else 0

    @property
    def points(self) -> int:
        """The points won."""
        return self.card["points"] if self.card else 0


class GradeBook:
    """The grade book in a folder.

    Args:
        folder: where it is written; made if need be.
        curriculum: what is graded.
        suites: fingerprint of the suites that grade.
        seed: of the suites' inputs.
        partial_credit: whether points are given for a part of a kata's tests.
    """

    def __init__(self, folder: Path, curriculum: Curriculum, suites: str, seed: int, partial_credit: bool) -> None:
        self._folder = folder
        self._curriculum = curriculum
        self._settings = {
            "suites": suites,
            "seed": seed,
            "partial_credit": partial_credit,
            "katas": [kata.id for kata in curriculum.katas],
        }
        self.rows: list[Row] = []
        folder.mkdir(parents=True, exist_ok=True)

    def grade(self, paths: list[Path], grade_one: GradeOne) -> None:
        """Grade all of them, one after the other; a broken one gets a row that says so."""
        for name, path in _names(paths):
            row = Row(name, str(path))
            self.rows.append(row)
            try:
                taken = submission.read(path, self._curriculum)
                row.card, note = self._card_of(name, taken, grade_one)
                note = f"{row.solved} of {len(row.card['katas'])} solved, {row.points} points{note}"
            except SubmissionError as exc:
                row.error = note = str(exc)
            print(f"[{len(self.rows)} of {len(paths)}] {name}: {note}", flush=True)
            self.write()

    def _card_of(self, name: str, taken: Submission, grade_one: GradeOne) -> tuple[dict[str, Any], str]:
        folder = self._folder / name
        marks = {**self._settings, "answers": _hash_of(taken)}
        if (kept := self._kept(folder, marks)) is not None:
            return kept, " (as before)"
        folder.mkdir(exist_ok=True)
        (folder / "graded.json").unlink(missing_ok=True)
        with grade_one(taken) as (card, root):
            with io.StringIO() as text:
                writer = TerminalWriter(text)
                writer.fullwidth, writer.hasmarkup = 100, False
                for line in taken.left_out:
                    writer.line(f"Left out: {line}.")
                Board(card, writer, root, False, True).write()
                (folder / "board.txt").write_text(text.getvalue(), encoding="utf-8")
            data = card.as_json()
            write_json(data, folder / "report.json")
            write_html(card, folder / "report.html", root)
        # Last: an interrupted report is written again.
        write_json(marks, folder / "graded.json")
        return data, ""

    def _kept(self, folder: Path, marks: dict[str, Any]) -> dict[str, Any] | None:
        """The card of an earlier run, if nothing has changed since then."""
        try:
            if json.loads((folder / "graded.json").read_text(encoding="utf-8")) != marks:
                return None
            return json.loads((folder / "report.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    # -- the tables ----------------------------------------------------------------

    def write(self) -> None:
        """Write both tables as they are by now."""
        _replace(self._folder / "grades.csv", self._csv())
        write_json(self.as_json(), self._folder / "grades.json")

    def _csv(self) -> str:
        katas = [kata.id for kata in self._curriculum.katas]
        with io.StringIO(newline="") as text:
            table = csv.writer(text)
            table.writerow(["submission", "points", "max_points", "solved", "error", *katas])
            for row in self.rows:
                points = {kata["id"]: kata["points"] for kata in row.card["katas"]} if row.card else {}
                cells = [row.name, row.points, row.card["max_points"] if row.card else 0, row.solved, row.error]
                table.writerow([_cell(value) for value in [*cells, *(points.get(kata, "") for kata in katas)]])
            return text.getvalue()

    def as_json(self) -> dict[str, Any]:
        """The grade book as described by tests/gradebook.schema.json."""
        return {
            "version": VERSION,
            "seed": self._settings["seed"],
            "submissions": [
                {
                    "name": row.name,
                    "path": row.path,
                    "error": row.error or None,
                    "points": row.points,
                    "max_points": row.card["max_points"] if row.card else 0,
                    "solved": row.solved,
                    "katas": {
                        kata["id"]: {key: kata[key] for key in ("points", "status", "verdict")}
                        for kata in (row.card["katas"] if row.card else ())
                    },
                }
                for row in self.rows
            ],
        }

    @property
    def is_complete(self) -> bool:
        """True if every submission could be graded."""
        return all(row.card is not None for row in self.rows)


def seed_of(folder: Path) -> int | None:
    """The seed of the grade book that lies in a folder, None if there is none."""
    try:
        seed = json.loads((folder / "grades.json").read_text(encoding="utf-8"))["seed"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return seed if isinstance(seed, int) else None


def _names(paths: list[Path]) -> list[tuple[str, Path]]:
    """A name for each submission, which can be a folder's name and is given once."""
    names: list[tuple[str, Path]] = []
    taken: set[str] = {"grades.csv", "grades.json"}
    for path in paths:
        plain = re.sub(r"[^\w.@+-]", "_", submission.name_of(path)).lstrip(".") or "submission"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        names.append((name, path))
    return names


def _hash_of(taken: Submission) -> str:
    digest = hashlib.sha256()
    for kata_id, content in sorted(taken.files.items()):
        digest.update(f"{kata_id}:{len(content)}:".encode() + content)
    return digest.hexdigest()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _replace(path: Path, text: str) -> None:
    """Write a file at once: an interruption leaves the old one."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(text, encoding="utf-8", newline="")
    os.replace(draft, path)
