"""Laying out a new kata: `tox -e new`. What it writes works, is not finished, and overwrites nothing."""

import re
import shutil
import subprocess
import sys
import tomllib

import pytest
from grader import curriculum

from .conftest import ROOT, TESTS

pytest.importorskip("tomlkit", reason="comes with requirements-tools.txt")

from tools import new
from tools.templates import MARK

LISTING = "tests/curriculum.toml"


@pytest.fixture
def repository(project):
    """The curriculum of this repository, and no file of any kata."""
    project.write(LISTING, (TESTS / "curriculum.toml").read_bytes())
    return project


def files(repository):
    """The text of each file that is about a kata, by its path."""
    return {
        path.relative_to(repository.path).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("katas", "tests", "solutions")
        for path in (repository.path / folder).rglob("*.*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def call(repository, *arguments):
    return new.main(list(arguments), repository.path)


EXPECTED = {
    "katas/08_limits/leaky_bucket.py",
    "tests/08_limits/test_leaky_bucket.py",
    "tests/stubs/08_limits/leaky_bucket.stub",
    "solutions/08_limits/leaky_bucket.py",
    "solutions/bank/08_limits/leaky_bucket/right_with_a_task.py",
    "solutions/bank/08_limits/leaky_bucket/wrong_returns_nothing.py",
}


def test_all_files_of_a_kata_are_laid_out_and_named(repository, capsys):
    assert call(repository, "08_limits/leaky_bucket") == 0
    assert files(repository).keys() - {LISTING} == EXPECTED
    out = capsys.readouterr().out
    assert all(f"  {path}\n" in out for path in EXPECTED)


def test_each_file_but_the_stub_s_copy_has_something_to_fill_in(repository):
    call(repository, "08_limits/leaky_bucket")
    assert [path for path, text in files(repository).items() if MARK not in text] == []
    assert "{" not in "".join(text for path, text in files(repository).items() if path != LISTING)


@pytest.mark.parametrize("chapter", ["01_coroutines", "08_limits", "13_projects"])
def test_the_entry_comes_last_in_its_chapter_and_all_else_stays_as_it_is(repository, chapter):
    before = files(repository)[LISTING]
    call(repository, f"{chapter}/leaky_bucket")
    after = files(repository)[LISTING]
    begin = after.index('[[chapters.katas]]\nname = "leaky_bucket"\n')
    end = after.find("[[", begin + 2)
    end = len(after) if end < 0 else end
    assert (after[:begin] + after[end:]).rstrip("\n") == before.rstrip("\n")
    katas = next(item for item in curriculum.read(repository.path / LISTING).chapters if item.id == chapter).katas
    assert katas[-1].name == "leaky_bucket"
    assert not re.search(r"\n\n\n|[^\n]\n\[\[", after)


@pytest.mark.parametrize("chapter", ["00_before", "14_after"])
def test_a_new_chapter_stands_in_its_place_and_gets_a_lesson(repository, chapter):
    before = tomllib.loads(files(repository)[LISTING])["chapters"]
    assert call(repository, f"{chapter}/leaky_bucket", "--chapter-title", "Before and after") == 0
    after = tomllib.loads(files(repository)[LISTING])["chapters"]
    assert [item for item in after if item["id"] != chapter] == before
    assert [item["id"] for item in after] == sorted(item["id"] for item in after)
    assert files(repository)[f"katas/{chapter}/README.md"].startswith("# Before and after\n")
    assert not re.search(r"\n\n\n|[^\n]\n\[\[", files(repository)[LISTING])


def test_what_is_laid_out_works(repository):
    call(repository, "08_limits/leaky_bucket")
    suite = "tests/08_limits/test_leaky_bucket.py"
    assert "not started" in repository.run(suite).text
    assert repository.run(suite, "--answers=solutions").status == 0
    bank = repository.run(suite, "--bank")
    assert "2 of 2 answers held against their claims (1 right, 1 wrong): 0 not as claimed" in bank.text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: NN_chapter/snake_case (--help shows how it is called)"),
        (("leaky_bucket",), "'leaky_bucket' is no name for a kata"),
        (("8/leaky_bucket",), "'8/leaky_bucket' is no name for a kata"),
        (("08_limits/LeakyBucket",), "'08_limits/LeakyBucket' is no name for a kata"),
        (("08_limits/leaky-bucket",), "'08_limits/leaky-bucket' is no name for a kata"),
        (("08_limits/../leaky",), "'08_limits/../leaky' is no name for a kata"),
        (("/08_limits/leaky",), "'/08_limits/leaky' is no name for a kata"),
        (("08_limits/lambda",), "'lambda' is a word of Python's"),
        (("08_limits/heartbeat",), "there is a kata 'heartbeat' already: 02_tasks/heartbeat"),
        (("08_limits/heart",), "`pytest -k heart` would select 02_tasks/heartbeat as well"),
        (("08_limits/heartbeats",), "`pytest -k heartbeat` would select heartbeats as well"),
        (("08_limes/leaky_bucket",), "there is no chapter 08_limes: it is one of 01_coroutines, 02_tasks,"),
        (("08_limes/leaky_bucket", "--chapter-title", "Limes"), "there is a chapter 08 already"),
        (("08_limits/leaky_bucket", "--chapter-title", "Limits"), "the chapter 08_limits has a title already"),
    ],
)
def test_what_will_not_do_gets_one_line_and_changes_nothing(repository, capsys, arguments, message):
    before = files(repository)
    assert call(repository, *arguments) == 2
    assert files(repository) == before
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"new: {message}")
    assert error.count("\n") == 1


@pytest.mark.parametrize("path", sorted(EXPECTED))
def test_no_file_is_ever_overwritten(repository, capsys, path):
    repository.write(path, "mine\n")
    before = files(repository)
    assert call(repository, "08_limits/leaky_bucket") == 2
    assert files(repository) == before
    assert capsys.readouterr().err == f"new: {path} exists already: nothing was written\n"


def test_the_repository_s_own_tests_say_what_is_to_be_written(tmp_path):
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns("__pycache__", ".git", ".tox", "bank", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=ignored)
    assert new.main(["08_limits/leaky_bucket"], copy) == 0
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=short", "-k", "half_written"]
    result = subprocess.run(
        [*command, "tests/selftest/test_repository.py"], cwd=copy, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 1, result.stdout + result.stderr
    for path in EXPECTED - {"tests/stubs/08_limits/leaky_bucket.stub"} | {LISTING}:
        assert re.search(rf"{path}:\d+: .*{MARK}: \w+", result.stdout), path
