"""The repository itself: katas, suites, answers and the curriculum agree with each other."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from grader import curriculum
from grader.answers import fingerprint
from grader.bank import answers_for
from tools.templates import MARK

ROOT = Path(__file__).resolve().parents[2]
KATAS, TESTS, SOLUTIONS = ROOT / "katas", ROOT / "tests", ROOT / "solutions"
BANK = SOLUTIONS / "bank"
CURRICULUM = curriculum.read(TESTS / "curriculum.toml")
IDS = [kata.id for kata in CURRICULUM.katas]

each_kata = pytest.mark.parametrize("kata", CURRICULUM.katas, ids=IDS)


def ids_below(folder, pattern="*.py", prefix=""):
    """The ids of the files in the chapters below a folder."""
    return {
        f"{path.parent.name}/{path.stem.removeprefix(prefix)}"
        for chapter in folder.iterdir()
        if re.match(r"\d", chapter.name)
        for path in chapter.glob(pattern)
    }


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


# -- the three trees and the curriculum ---------------------------------------------------------------


def test_the_curriculum_names_every_kata_once():
    assert sorted(IDS) == sorted(set(IDS))
    assert ids_below(KATAS) == set(IDS)


def test_every_kata_has_a_suite_and_nothing_else_has():
    assert ids_below(TESTS, "test_*.py", "test_") == set(IDS)


def test_there_is_nothing_beside_the_suites_that_pytest_would_collect():
    others = {path for chapter in TESTS.glob("[0-9]*") for path in chapter.glob("*.py") if "test" in path.stem}
    assert others == {TESTS / chapter / f"test_{name}.py" for chapter, name in (kata_id.split("/") for kata_id in IDS)}


def test_every_kata_has_a_reference_answer_and_nothing_else_has():
    assert ids_below(SOLUTIONS) == set(IDS)


def test_every_kata_has_a_folder_in_the_bank_and_nothing_else_has():
    folders = {
        f"{chapter.name}/{folder.name}"
        for chapter in BANK.iterdir()
        for folder in chapter.iterdir()
        if folder.name != "__pycache__"
    }
    assert folders == set(IDS)


def test_the_names_of_katas_are_unique():
    # `pytest -k NAME` is how a learner runs one kata alone.
    names = [kata.name for kata in CURRICULUM.katas]
    assert sorted(names) == sorted(set(names))


# What `-k` compares a name with, besides the parts of a test's id: see pytest's KeywordMatcher.
MARKS = ("asyncio", "limits", "real_time", "parametrize", "pytestmark")


def test_the_name_of_a_kata_selects_its_own_tests_only():
    # `pytest -k NAME` looks for NAME anywhere in a chapter, a suite's file name or a test's name.
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--collect-only"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    tests = [line for line in result.stdout.splitlines() if "::" in line]
    assert len(tests) > 6 * len(IDS), result.stdout + result.stderr
    offenders = [
        f"-k {kata.name} also selects {test}"
        for kata in CURRICULUM.katas
        for test in tests
        if kata.name in test.lower() and f"/{kata.chapter}/test_{kata.name}.py::" not in test
    ]
    assert offenders == []
    assert [kata.name for kata in CURRICULUM.katas if any(kata.name in mark for mark in MARKS)] == []


def test_chapters_are_numbered_in_order():
    numbers = [chapter.id.split("_")[0] for chapter in CURRICULUM.chapters]
    assert numbers == [f"{number:02}" for number in range(1, len(numbers) + 1)]


# -- each kata ----------------------------------------------------------------------------------------


@each_kata
def test_the_bank_has_at_least_4_wrong_and_2_right_answers(kata):
    answers = answers_for(kata, BANK)
    assert sum(answer.verdict is not None for answer in answers) >= 4
    assert sum(answer.verdict is None for answer in answers) >= 2


@each_kata
def test_no_two_answers_of_the_bank_are_the_same(kata):
    code = {}
    for path in [SOLUTIONS / f"{kata.id}.py", *(answer.path for answer in answers_for(kata, BANK))]:
        tree = tree_of(path)
        if ast.get_docstring(tree) is not None:
            tree.body = tree.body[1:]
        code.setdefault(ast.dump(tree), []).append(path.name)
    assert [names for names in code.values() if len(names) > 1] == []


def test_the_fingerprints_of_the_stubs_match():
    differ = [
        kata.id
        for kata in CURRICULUM.katas
        if fingerprint((KATAS / f"{kata.id}.py").read_text(encoding="utf-8")) != kata.stub
    ]
    assert differ == [], "a stub was changed: if it is meant, run `python -m grader.stubs` from tests/"


@each_kata
def test_a_kata_has_three_different_hints_and_a_level(kata):
    assert len(set(kata.hints)) == 3
    assert 1 <= kata.level <= 5


@each_kata
def test_a_stub_begins_with_its_contract(kata):
    docstring = ast.get_docstring(tree_of(KATAS / f"{kata.id}.py"))
    assert docstring is not None
    assert re.match(rf"Kata: {kata.name}\b", docstring)
    assert len(docstring.split()) >= 40
    assert all(f"`{wanted.split()[-1]}" in docstring for wanted in kata.defines)


@each_kata
def test_a_stub_defines_what_the_tests_look_for(kata):
    kinds = {
        ast.AsyncFunctionDef: ("async def", "async generator"),
        ast.FunctionDef: ("def",),
        ast.ClassDef: ("class",),
    }
    found = {
        f"{kind} {node.name}" for node in tree_of(KATAS / f"{kata.id}.py").body for kind in kinds.get(type(node), ())
    }
    assert set(kata.defines) <= found


@each_kata
def test_a_suite_has_6_to_12_tests(kata):
    path = TESTS / kata.chapter / f"test_{kata.name}.py"
    tests = [
        node.name
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]
    assert len(tests) == len(set(tests)), "two tests have the same name"
    if kata.level < 5:
        assert 6 <= len(tests) <= 12
    else:
        assert len(tests) >= 6


@each_kata
def test_every_test_of_a_suite_loads_the_answer(kata):
    path = TESTS / kata.chapter / f"test_{kata.name}.py"
    asks_for = {
        node.name: {argument.arg for argument in node.args.args}
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    def loads_it(name):
        return "kata" in asks_for[name] or any(loads_it(other) for other in asks_for[name] & asks_for.keys())

    tests = [name for name in asks_for if name.startswith("test_")]
    assert [name for name in tests if not loads_it(name)] == []


def test_no_kata_is_half_written():
    # `tox -e new` leaves these behind; each one says what is to be written in its place.
    files = [TESTS / "curriculum.toml"]
    files += [path for folder in (KATAS, SOLUTIONS, *TESTS.glob("[0-9]*")) for path in folder.rglob("*.*")]
    left = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted(files)
        if path.suffix in (".py", ".md", ".toml")
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if MARK in line
    ]
    assert left == [], "still to be written (CONTRIBUTING.md says how):\n" + "\n".join(left)


# -- the stubs, graded --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def stub_card(tmp_path_factory):
    """The score card of the stubs as they are."""
    report = tmp_path_factory.mktemp("stubs") / "report.json"
    # -v: a stub's later tests run, too, though the first has shown that nothing is written.
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "--report-json", str(report)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    return json.loads(report.read_text(encoding="utf-8"))


@each_kata
def test_a_stub_fails_as_not_started_or_for_what_is_broken_in_it(stub_card, kata):
    graded = next(entry for entry in stub_card["katas"] if entry["id"] == kata.id)
    assert (graded["status"], graded["points"]) == ("not_started", 0)
    verdicts = {test["verdict"] for test in graded["tests"]} - {None}
    if kata.broken_stub:
        assert verdicts
        assert not verdicts & {"NOT_STARTED", "BROKEN", "CRASHED"}
    else:
        assert graded["verdict"] == "NOT_STARTED"
        assert not verdicts & {"BROKEN", "CRASHED"}
        assert all(test["status"] == "failed" for test in graded["tests"])


def test_grading_the_stubs_wins_no_points(stub_card):
    assert [entry["id"] for entry in stub_card["katas"]] == IDS
    assert stub_card["points"] == 0
    assert stub_card["max_points"] == sum(kata.level for kata in CURRICULUM.katas)


# -- all files ----------------------------------------------------------------------------------------


def tracked_files():
    """The text files of the repository, from git."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git repository")
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            data = path.read_bytes()
            if b"\0" not in data:
                yield path, data.decode("utf-8", errors="replace")


def lines_with(pattern):
    """`file:line: text` for each line of a tracked file in which the pattern is found."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path, text in tracked_files()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_no_file_mentions_a_path_of_somebodys_machine():
    folders = "home", "root", "work", "Users"
    assert lines_with("|".join(rf"(?<![\w.{{}}$)*\]])/{folder}/" for folder in folders)) == []


def test_nothing_is_left_to_do():
    assert lines_with(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b") == []


def test_every_file_ends_with_one_line_end_and_has_no_trailing_spaces():
    # The texts in golden/ are as the terminal shows them.
    files = [(path, text) for path, text in tracked_files() if path.parent.name != "golden" and text]
    assert files
    wrong = [path for path, text in files if not text.endswith("\n") or text.endswith("\n\n") or "\r" in text]
    wrong += [path for path, text in files if path.suffix != ".md" and re.search(r"[ \t]+$", text, re.MULTILINE)]
    assert [path.relative_to(ROOT).as_posix() for path in wrong] == []
