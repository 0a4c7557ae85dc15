"""The command `tests/grade.py`: options, one submission with a board, or many with a grade book."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from _pytest._io import TerminalWriter
from grader import curriculum as curricula
from grader.answers import fingerprint
from grader.board import Board
from grader.classroom_reports import WRITERS
from grader.curriculum import Curriculum, CurriculumError
from grader.html_report import write_html
from grader.reports import refused, write_json, write_markdown
from grader.scorecard import ScoreCard

from isolation import gradebook, submission, workspace
from isolation.pool import Pool, Task
from isolation.progress import Progress
from isolation.submission import Submission, SubmissionError
from isolation.worker import Limits

ROOT = Path(__file__).resolve().parents[2]
DESCRIPTION = """\
Grades katas so that it counts: each kata in a process of its own, with limits, after a look at what
the code uses. Practise with `tox`; this is for grades."""
EPILOG = """\
Exit status: for one submission 0 if all katas are solved, 1 if not; for a grade book 0 if all
submissions were graded. 2 and above: something could not be graded, and one line says why."""


REPORTS = {
    "json": "write the score card as JSON",
    "markdown": "append the score card as Markdown, such as a job summary",
    "html": "write it as a page to look at, with timelines",
    "junit": "write it as JUnit XML",
    "classroom": "append it as a result for the classroom reporter, such as to $GITHUB_OUTPUT",
    "gradescope": "write it as Gradescope's results.json",
    "classroom50": "write it as Classroom 50's result.json, and release-body.md beside it",
}


class UsageError(Exception):
    """The command cannot be carried out; the message is one line."""


def main(arguments: list[str] | None = None) -> int:
    """Carry the command out and return the exit status."""
    try:
        options = _parse(arguments)
        return _grade(options)
    except (UsageError, SubmissionError, CurriculumError) as exc:
        print(f"grade: {exc}", file=sys.stderr)
        return 2
    except OSError as exc:
        print(f"grade: {exc.filename or ''}: {exc.strerror or exc}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ngrade: interrupted", file=sys.stderr)
        return 130


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="grade", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "submissions", metavar="DIR", nargs="*", type=Path,
        help="folders that contain katas/, or archives of them (default: this repository)",
    )  # fmt: skip
    parser.add_argument("--out", metavar="DIR", type=Path, help="write a grade book there (default for many: grades)")
    parser.add_argument("--kata", action="append", default=[], metavar="NAME", help="grade this kata only; repeatable")
    parser.add_argument("--seed", type=int, metavar="N", help="the seed of the suites' inputs (default: a new one)")
    parser.add_argument("--jobs", type=int, metavar="N", help="katas graded at the same time (default: one per core)")
    parser.add_argument("--details", action="store_true", help="explain every unsolved kata, not only the next one")
    parser.add_argument("--partial-credit", action="store_true", help="give points for a part of a kata's tests")
    for name, what in REPORTS.items():
        parser.add_argument(f"--report-{name}", metavar="FILE", type=Path, help=what)
    options = parser.parse_args(arguments)
    if options.jobs is not None and options.jobs < 1:
        raise UsageError("--jobs: a number from 1 on")
    for name, value in vars(options).items():
        if name.startswith("report_") and value is not None and value.is_dir():
            raise UsageError(f"--{name.replace('_', '-')}: {value} is a directory")
        if name.startswith("report_") and value is not None and (why := refused(value, name == "report_html")):
            raise UsageError(f"--{name.replace('_', '-')}: {value} {why}")
    return options


def _selected(full: Curriculum, names: list[str]) -> Curriculum:
    for name in names:
        if not any(name in (kata.id, kata.name) for kata in full.katas):
            raise UsageError(f"--kata: there is no kata {name!r}")
    if not names:
        return full
    chapters = []
    for chapter in full.chapters:
        katas = tuple(kata for kata in chapter.katas if kata.id in names or kata.name in names)
        if katas:
            chapters.append(curricula.Chapter(chapter.id, chapter.title, katas))
    return Curriculum(tuple(chapters))


def _grade(options: argparse.Namespace) -> int:
    full = curricula.read(ROOT / "tests" / "curriculum.toml")
    curriculum = _selected(full, options.kata)
    paths: list[Path] = options.submissions or [ROOT]
    is_book = options.out is not None or len(paths) > 1
    for name, value in vars(options).items():
        if is_book and name.startswith("report_") and value is not None:
            option = f"--{name.replace('_', '-')}"
            raise UsageError(f"{option}: it is for one submission; a grade book has a report for each")
    out: Path = options.out or Path("grades")
    at_once = options.jobs or _cores()
    seed = options.seed
    if seed is None and is_book:
        seed = gradebook.seed_of(out)
    if seed is None:
        seed = secrets.randbelow(2**31)
    print(f"Grading with seed {seed} (--seed {seed} repeats it).", flush=True)
    with workspace.Workspace(ROOT) as space, Pool(space, seed, at_once, Limits()) as pool:
        grader = Grader(curriculum, space, pool, seed, options.partial_credit)
        if is_book:
            return _grade_many(options, grader, out)
        return _grade_one(options, grader, paths[0])


def _grade_one(options: argparse.Namespace, grader: Grader, path: Path) -> int:
    taken = submission.read(path, grader.curriculum)
    with grader.grade(taken) as (card, folder):
        for line in taken.left_out:
            print(f"Left out: {line}.")
        Board(card, TerminalWriter(sys.stdout), folder, bool(options.kata), options.details).write()
        _write_reports(options, card, folder)
        return 0 if card.solved == len(card.results) else 1


def _grade_many(options: argparse.Namespace, grader: Grader, out: Path) -> int:
    suites = workspace.fingerprint(ROOT)
    book = gradebook.GradeBook(out, grader.curriculum, suites, grader.seed, options.partial_credit)
    book.grade(options.submissions or [ROOT], grader.grade)
    print(f"The grade book is in {out}: grades.csv, grades.json, and a folder for each submission.")
    return 0 if book.is_complete else 2


@dataclass(frozen=True)
class Grader:
    """What all submissions of a run have in common."""

    curriculum: Curriculum
    space: workspace.Workspace
    pool: Pool
    seed: int
    partial_credit: bool

    @contextmanager
    def grade(self, taken: Submission) -> Iterator[tuple[ScoreCard, Path]]:
        """Grade one submission: gives its score card, and the folder that its paths are relative to."""
        if not taken.files and not taken.left_out:
            raise SubmissionError("its katas/ holds none of the katas that are graded")
        card = ScoreCard(self.curriculum, "katas", self.seed, partial_credit=self.partial_credit)
        folder = self.space.put(taken, self.curriculum)
        # A class may have some chapters only: of the others no file is missed.
        chapters = {kata_id.split("/")[0] for kata_id in taken.files}
        katas = [kata for kata in self.curriculum.katas if kata.chapter in chapters]
        tasks = [Task(kata, folder / "katas", card.results[kata.id].path) for kata in katas]
        # Beside the text that follows, not in another stream: two streams may reach the screen in any order.
        progress = Progress(sys.stdout if sys.stdout.isatty() else sys.stderr, len(tasks))
        try:
            for task, result in self.pool.run(tasks):
                text = taken.files.get(task.kata.id, b"").decode("utf-8", "replace")
                result.untouched = fingerprint(text) == task.kata.stub
                card.put(result)
                progress.step(task.kata.name)
            progress.clear()
            yield card, folder
        finally:
            self.space.remove(folder)


def _write_reports(options: argparse.Namespace, card: ScoreCard, root: Path) -> None:
    writers = {
        "json": lambda card, file, root: write_json(card.as_json(), file),
        "markdown": write_markdown,
        "html": write_html,
        **WRITERS,
    }
    for name, write in writers.items():
        if (file := getattr(options, f"report_{name}")) is not None:
            write(card, file, root)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
