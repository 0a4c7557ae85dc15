"""The command that grades for a grade: tests/grade.py, run as a person runs it."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "01_coroutines/first_await", "03_waiting/gather_in_order"
ONLY = ("--kata", "first_await", "--kata", SECOND)


@pytest.fixture
def submission(tmp_path):
    """Makes a submission: the folder's name, and the answers by kata; a reference where None is given."""

    def make(name: str, **answers: str | None) -> Path:
        folder = tmp_path / name
        for kata in (FIRST, SECOND):
            key = kata.split("/")[1]
            file = folder / "katas" / f"{kata}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            if key in answers and answers[key] is not None:
                file.write_text(answers[key])
            else:
                shutil.copy(ROOT / ("solutions" if key in answers else "katas") / f"{kata}.py", file)
        return folder

    return make


def grade(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run(
        [sys.executable, str(ROOT / "tests" / "grade.py"), *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        timeout=300,
    )


def test_a_solved_submission_gets_its_points_and_status_0(submission, tmp_path):
    folder = submission("ann", first_await=None, gather_in_order=None)
    report = tmp_path / "card.json"
    result = grade(folder, *ONLY, "--seed", 7, "--report-json", report, "--report-markdown", tmp_path / "card.md")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    assert "Grading with seed 7 (--seed 7 repeats it)." in result.stdout
    assert "2 of 2 selected katas solved" in result.stdout
    card = json.loads(report.read_text())
    jsonschema.validate(card, json.loads((ROOT / "tests" / "report.schema.json").read_text()))
    assert (card["seed"], card["points"], [kata["status"] for kata in card["katas"]]) == (7, 2, ["solved"] * 2)
    assert "2 of 2 katas solved" in (tmp_path / "card.md").read_text()


def test_a_wrong_answer_is_explained_with_its_line_and_the_others_keep_their_points(submission):
    wrong = "async def greeting(fetch_name):\n    fetch_name()\n    return 'Hello, Ada!'\n"
    result = grade(submission("bob", first_await=wrong, gather_in_order=None), *ONLY)
    assert result.returncode == 1
    assert "NEVER_AWAITED" in result.stdout
    assert "at   katas/01_coroutines/first_await.py:2" in result.stdout
    assert "1 of 2 selected katas solved" in result.stdout


def test_untouched_missing_and_unreadable_files_are_told_apart(submission):
    folder = submission("cleo")
    (folder / "katas" / f"{SECOND}.py").write_bytes(b"\xff\xfe\x00")
    result = grade(folder, *ONLY, "--details")
    assert result.returncode == 1
    assert "first_await             ★      not started" in result.stdout
    assert "gather_in_order         ★      BROKEN" in result.stdout
    (folder / "katas" / f"{FIRST}.py").unlink()
    shutil.copy(ROOT / "katas" / "01_coroutines" / "entry_point.py", folder / "katas" / "01_coroutines")
    result = grade(folder, *ONLY, "--kata", "entry_point")
    assert "the file first_await.py is missing" in result.stdout.lower()


def test_a_chapter_that_is_not_in_a_submission_is_not_run(submission):
    folder = submission("cleo", first_await=None)
    shutil.rmtree(folder / "katas" / "03_waiting")
    result = grade(folder, *ONLY, "--details")
    assert result.returncode == 1
    assert "1 of 1 selected katas solved" in result.stdout
    assert "BROKEN" not in result.stdout
    shutil.rmtree(folder / "katas" / "01_coroutines")
    (folder / "katas" / "02_tasks").mkdir()
    result = grade(folder, *ONLY)
    assert (result.returncode, result.stderr) == (2, "grade: its katas/ holds none of the katas that are graded\n")


def test_what_graded_runs_do_not_allow_is_named_with_its_line(submission):
    spy = "import gc\n\n\nasync def greeting(fetch_name):\n    return 'Hello, ' + await fetch_name()\n"
    result = grade(submission("dora", first_await=spy, gather_in_order=None), *ONLY)
    assert "FORBIDDEN" in result.stdout
    assert "The file imports `gc`, which graded runs do not allow." in result.stdout
    assert "at   katas/01_coroutines/first_await.py:1    import gc" in result.stdout
    assert "1 of 2 selected katas solved" in result.stdout


def test_archives_are_graded_and_links_in_them_are_left_out(submission, tmp_path):
    folder = submission("emil", first_await=None, gather_in_order=None)
    with zipfile.ZipFile(tmp_path / "zipped.zip", "w") as archive:
        for file in folder.rglob("*.py"):
            archive.write(file, f"emil-main/{file.relative_to(folder).as_posix()}")
    (folder / "katas" / f"{SECOND}.py").unlink()
    (folder / "katas" / f"{SECOND}.py").symlink_to(ROOT / "solutions" / f"{SECOND}.py")
    with tarfile.open(tmp_path / "tarred.tar.gz", "w:gz") as archive:
        archive.add(folder / "katas", "katas")
    result = grade(tmp_path / "zipped.zip", tmp_path / "tarred.tar.gz", folder, *ONLY, "--out", tmp_path / "book")
    assert result.returncode == 0, result.stderr
    solved = {row["submission"]: row["solved"] for row in rows(tmp_path / "book")}
    assert solved == {"zipped": "2", "tarred": "1", "emil": "1"}
    for name in ("tarred", "emil"):
        board = (tmp_path / "book" / name / "board.txt").read_text()
        assert f"Left out: katas/{SECOND}.py is " in board, board


def rows(book: Path) -> list[dict[str, str]]:
    with (book / "grades.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_grade_book_goes_on_where_it_was_and_grades_again_what_has_changed(submission, tmp_path):
    (tmp_path / "other").mkdir()
    ann = submission("ann", first_await=None, gather_in_order=None)
    bob = submission("=bob", first_await=None)
    twin = submission("other/ann")
    book = tmp_path / "book"
    missing = tmp_path / "nobody"
    result = grade(ann, missing, bob, twin, *ONLY, "--out", book)
    assert result.returncode == 2
    assert f"nobody: {missing}: there is no such folder or archive" in result.stdout
    table = rows(book)
    assert [row["submission"] for row in table] == ["ann", "nobody", "_bob", "ann-2"]
    assert [row["points"] for row in table] == ["2", "0", "1", "0"]
    assert [row[FIRST] for row in table] == ["1", "", "1", "0"]
    assert table[1]["error"].endswith("there is no such folder or archive")
    grades = json.loads((book / "grades.json").read_text())
    jsonschema.validate(grades, json.loads((ROOT / "tests" / "gradebook.schema.json").read_text()))
    seed = grades["seed"]

    shutil.copy(ROOT / "solutions" / f"{SECOND}.py", bob / "katas" / f"{SECOND}.py")
    again = grade(ann, bob, twin, *ONLY, "--out", book)
    assert again.returncode == 0
    assert f"Grading with seed {seed} " in again.stdout
    assert "ann: 2 of 2 solved, 2 points (as before)" in again.stdout
    assert "_bob: 2 of 2 solved, 2 points\n" in again.stdout
    other_seed = grade(ann, *ONLY, "--out", book, "--seed", seed + 1)
    assert "(as before)" not in other_seed.stdout


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--kata", "nothing"], "grade: --kata: there is no kata 'nothing'"),
        (["--jobs", "0"], "grade: --jobs: a number from 1 on"),
        (["/nowhere"], "grade: /nowhere: there is no such folder or archive"),
        (["tests/grader"], "grade: tests/grader: holds no folder katas/"),
        (["README.md"], "grade: README.md: neither a folder nor an archive (.zip, .tar"),
        (["--kata", "first_await", "--report-json", "tests"], "grade: --report-json: tests is a directory"),
        (["--out", "README.md"], "grade: README.md: File exists"),
        (["--out", "book", "--report-html", "page.html"], "grade: --report-html: it is for one submission"),
    ],
)
def test_bad_input_gets_one_line_and_status_2(arguments, line):
    result = grade(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith(line), result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stdout


def test_what_is_called_a_zip_file_and_is_none_gets_one_line(tmp_path):
    path = tmp_path / "carl.zip"
    path.write_text("no archive")
    result = grade(path)
    assert (result.returncode, result.stderr) == (
        2,
        f"grade: {path}: not a zip file, whatever its name says, or a damaged one\n",
    )


def test_an_unknown_option_gets_status_2():
    result = grade("--nothing")
    assert result.returncode == 2
    assert "unrecognized arguments: --nothing" in result.stderr


def test_nothing_is_written_beside_the_reports(submission, tmp_path):
    folder = submission("fred", first_await=None, gather_in_order=None)
    place = tmp_path / "here"
    place.mkdir()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    temporary = tmp_path / ("temporary" * 9)  # longer than the path of a socket may be
    temporary.mkdir()
    result = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "grade.py"), str(folder), *ONLY],
        cwd=place, capture_output=True, check=False, env={**os.environ, "TMPDIR": str(temporary)}, timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert list(place.iterdir()) == []
    assert list(temporary.iterdir()) == []
