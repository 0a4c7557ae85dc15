"""Starting a kata over: `tox -e reset`. Whatever a learner has written must be found again."""

import os
import subprocess
import sys

import pytest
from grader import curriculum
from grader.answers import fingerprint
from grader.stubs import stub_copy
from tools import reset
from tools.command import find_kata

from .conftest import ROOT, TESTS, kata_entry

STUB = '"""Kata: walk"""\n\n\nasync def walk():\n    raise NotImplementedError("write the body of walk")\n'


@pytest.fixture
def repository(project):
    """A repository with the untouched katas walk and run, and copies of their stubs."""
    text = '[[chapters]]\nid = "01_moves"\ntitle = "Moves"\n'
    for name in ("walk", "run"):
        stub = STUB.replace("walk", name)
        text += kata_entry(name, fingerprint(stub), name)
        project.write(f"katas/01_moves/{name}.py", stub)
        project.write(f"tests/stubs/01_moves/{name}.stub", stub)
    project.write("tests/curriculum.toml", text)
    return project


def call(repository, *arguments):
    return reset.main(list(arguments), repository.path)


def files(repository):
    """The text of each file below katas/, by its name."""
    return {path.name: path.read_text() for path in (repository.path / "katas").rglob("*") if path.is_file()}


def test_the_stub_is_back_and_the_answer_is_in_a_backup(repository, capsys):
    repository.write("katas/01_moves/walk.py", "mine = 1\n")
    assert call(repository, "walk") == 0
    assert files(repository) == {"walk.py": STUB, "walk.1.bak": "mine = 1\n", "run.py": STUB.replace("walk", "run")}
    assert capsys.readouterr().out.splitlines() == [
        "katas/01_moves/walk.py is a fresh stub again.",
        "What you had written is in katas/01_moves/walk.1.bak",
    ]


def test_each_reset_takes_a_new_number(repository):
    for text in ("first\n", "second\n", "third\n"):
        repository.write("katas/01_moves/walk.py", text)
        assert call(repository, "walk") == 0
    found = files(repository)
    assert [found[f"walk.{number}.bak"] for number in (1, 2, 3)] == ["first\n", "second\n", "third\n"]


def test_a_number_that_somebody_uses_is_left_out(repository):
    for name in ("walk.1.bak", "walk.2.bak"):
        repository.write(f"katas/01_moves/{name}", "")
    repository.write("katas/01_moves/walk.py", "mine\n")
    assert call(repository, "walk") == 0
    found = files(repository)
    assert (found["walk.1.bak"], found["walk.2.bak"], found["walk.3.bak"]) == ("", "", "mine\n")


def test_an_untouched_kata_is_left_alone(repository, capsys):
    before = files(repository)
    assert call(repository, "walk") == 0
    assert files(repository) == before
    assert capsys.readouterr().out == "katas/01_moves/walk.py is untouched: nothing to do.\n"


def test_a_missing_file_gets_its_stub(repository, capsys):
    (repository.path / "katas/01_moves/walk.py").unlink()
    assert call(repository, "walk") == 0
    assert files(repository)["walk.py"] == STUB
    assert capsys.readouterr().out == "katas/01_moves/walk.py is a fresh stub again.\n"
    for path in (repository.path / "katas/01_moves").iterdir():
        path.unlink()
    (repository.path / "katas/01_moves").rmdir()
    assert call(repository, "run") == 0
    assert files(repository) == {"run.py": STUB.replace("walk", "run")}


@pytest.mark.parametrize("name", ["walk", "01_moves/walk", "katas/01_moves/walk.py", "katas\\01_moves\\walk.py"])
def test_a_kata_may_be_called_by_its_name_its_id_or_its_path(repository, name):
    repository.write("katas/01_moves/walk.py", "mine\n")
    assert call(repository, name) == 0
    assert files(repository)["walk.1.bak"] == "mine\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "reset: which kata? For example: tox -e reset -- first_await"),
        (("wolk",), "reset: there is no kata 'wolk'. Did you mean walk?"),
        (("walk", "02_moves/run"), "reset: there is no kata '02_moves/run'. Did you mean run?"),
        (("xyzzy",), "reset: there is no kata 'xyzzy'"),
        (("",), "reset: there is no kata ''"),
        (("--force", "walk"), "reset: unrecognized arguments: --force (--help shows how it is called)"),
    ],
)
def test_what_it_does_not_understand_gets_one_line_and_changes_nothing(repository, capsys, arguments, line):
    repository.write("katas/01_moves/walk.py", "mine\n")
    before = files(repository)
    assert call(repository, *arguments) == 2
    assert files(repository) == before
    assert capsys.readouterr() == ("", line + "\n")


@pytest.mark.parametrize(
    ("stub", "line"),
    [
        (None, "reset: tests/stubs/01_moves/walk.stub is missing: bring tests/ up to date"),
        ("x = 1\n", "reset: tests/stubs/01_moves/walk.stub is not the stub of this kata: bring tests/ up to date"),
    ],
)
def test_without_a_good_stub_the_answer_stays_where_it_is(repository, capsys, stub, line):
    path = repository.write("tests/stubs/01_moves/walk.stub", stub or "")
    if stub is None:
        path.unlink()
    repository.write("katas/01_moves/walk.py", "mine\n")
    before = files(repository)
    assert call(repository, "walk") == 2
    assert files(repository) == before
    assert capsys.readouterr().err == line + "\n"


def test_a_folder_in_the_place_of_the_kata_is_left_alone(repository, capsys):
    path = repository.path / "katas/01_moves/walk.py"
    path.unlink()
    path.mkdir()
    repository.write("katas/01_moves/walk.py/inside", "mine\n")
    before = files(repository)
    assert call(repository, "walk") == 2
    assert files(repository) == before
    error = capsys.readouterr().err
    assert error.startswith("reset: ")
    assert error.count("\n") == 1


def test_a_save_at_the_same_moment_is_kept(repository, capsys, monkeypatch):
    repository.write("katas/01_moves/walk.py", "mine\n")
    move = os.replace

    def move_and_save(source, target):
        move(source, target)
        repository.write("katas/01_moves/walk.py", "saved meanwhile\n")

    monkeypatch.setattr(os, "replace", move_and_save)
    assert call(repository, "walk") == 2
    found = files(repository)
    assert (found["walk.py"], found["walk.1.bak"]) == ("saved meanwhile\n", "mine\n")
    assert "walk.py was saved at this very moment" in capsys.readouterr().err


def test_a_backup_is_neither_graded_nor_collected(repository):
    suite = "async def test_it(kata):\n    assert await kata.{} == 1\n"
    for name in ("walk", "run"):
        repository.write(f"tests/01_moves/test_{name}.py", suite.format(f"{name}()"))
    repository.write("katas/01_moves/walk.py", "async def walk():\n    return 1\n")
    assert repository.run("-k", "walk").status == 0
    assert call(repository, "walk") == 0
    graded = repository.run()
    assert [kata["status"] for kata in graded.card["katas"]] == ["not_started", "not_started"]
    assert ".bak" not in graded.text


@pytest.mark.parametrize(
    "arguments", [(), ("--details",), ("--hint",), ("-k", "walk"), ("--report-markdown", "report.md")]
)
@pytest.mark.parametrize("answer", ["mine = (\n", "async def walk():\n    return 1\n", "", STUB])
def test_grading_never_changes_what_the_learner_has_written(repository, arguments, answer):
    repository.write("tests/01_moves/test_walk.py", "async def test_it(kata):\n    assert await kata.walk() == 1\n")
    repository.write("tests/01_moves/test_run.py", "async def test_it(kata):\n    assert await kata.run() == 1\n")
    repository.write("katas/01_moves/walk.py", answer)
    before = files(repository)
    repository.run(*arguments)
    assert files(repository) == before


def test_a_missing_file_is_explained_by_the_command_that_brings_it_back(repository):
    repository.write("tests/01_moves/test_walk.py", "async def test_it(kata):\n    assert await kata.walk() == 1\n")
    repository.write("tests/01_moves/test_run.py", "async def test_it(kata):\n    assert await kata.run() == 1\n")
    (repository.path / "katas/01_moves/walk.py").unlink()
    assert "try  Put the untouched stub there: tox -e reset -- walk" in repository.run("-k", "walk").text


def test_it_needs_nothing_but_the_standard_library():
    # `tox -e reset` installs nothing, so that it is quick when it is needed for the first time.
    command = [sys.executable, "-I", "-S", str(TESTS / "tools"), "reset", "no such kata"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "reset: there is no kata 'no such kata'\n"


# -- the copies of the stubs --------------------------------------------------------------------------

CURRICULUM = curriculum.read(TESTS / "curriculum.toml")


def test_there_is_a_copy_of_each_stub_and_no_other():
    copies = {path for path in (TESTS / "stubs").rglob("*") if path.is_file()}
    assert copies == {stub_copy(TESTS, kata.id) for kata in CURRICULUM.katas}, "run `python -m grader.stubs` in tests/"


@pytest.mark.parametrize("kata", CURRICULUM.katas, ids=lambda kata: kata.id)
def test_the_copy_of_a_stub_is_the_stub(kata):
    text = stub_copy(TESTS, kata.id).read_text(encoding="utf-8")
    assert fingerprint(text) == kata.stub, "run `python -m grader.stubs` from tests/"
    assert text == (ROOT / "katas" / f"{kata.id}.py").read_text(encoding="utf-8")


def test_every_kata_of_the_repository_is_found_by_its_name():
    assert [find_kata(CURRICULUM.katas, kata.name).id for kata in CURRICULUM.katas] == [
        kata.id for kata in CURRICULUM.katas
    ]
