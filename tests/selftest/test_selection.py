"""`pytest -k NAME` with a kata's name: its suite alone is loaded, and all else is as with the suite's path."""

import re

import pytest
from grader.answers import fingerprint

from .conftest import kata_entry

STUB = "async def answer(fetch):\n    raise NotImplementedError\n"
SOLVED = "async def answer(fetch):\n    return await fetch()\n"
SUITE = """
    async def test_the_result_is_one(kata, service):
        assert await kata.answer(service("fetch", latency=1, result=1)) == 1

    async def test_the_result_is_two(kata, service):
        assert await kata.answer(service("fetch", latency=1, result=2)) == 2
"""
NAMES = ("walk", "run", "fly")
OTHERS_ARE_BROKEN = "raise RuntimeError('this suite was loaded')\n"


@pytest.fixture
def course(project):
    """A chapter of three katas: walk is solved, the others are untouched; the suite of fly cannot be loaded."""
    text = '[[chapters]]\nid = "01_moves"\ntitle = "Moves"\n'
    for name in NAMES:
        text += kata_entry(name, fingerprint(STUB))
        project.write(f"tests/01_moves/test_{name}.py", OTHERS_ARE_BROKEN if name == "fly" else SUITE)
        project.write(f"katas/01_moves/{name}.py", SOLVED if name == "walk" else STUB)
        project.write(f"solutions/bank/01_moves/{name}/right_way.py", SOLVED)
    project.write("tests/curriculum.toml", text)
    return project


def without_times(text):
    return re.sub(r"in \d+\.\d+s", "in some time", text)


@pytest.mark.parametrize(("name", "status"), [("walk", 0), ("run", 1)])
@pytest.mark.parametrize("more", [(), ("--details",), ("--hint",), ("--hint", "2"), ("--answers", "katas")])
def test_the_name_of_a_kata_is_as_good_as_the_path_of_its_suite(course, name, status, more):
    by_path = course.run(f"tests/01_moves/test_{name}.py", *more)
    by_name = course.run("-k", name, *more)
    assert without_times(by_name.text) == without_times(by_path.text)
    assert by_name.status == by_path.status == (status if "--hint" not in more else by_path.status)
    ran = [kata["id"] for kata in by_name.card["katas"] if kata["tests"]]
    assert ran == ([] if "--hint" in more else [f"01_moves/{name}"])


def test_the_hint_is_the_selected_katas(course):
    graded = course.run("-k", "walk", "--hint")
    assert "a question about walk" in graded.text
    assert "about run" not in graded.text


def test_the_bank_of_a_kata(course):
    graded = course.run("--bank", "-k", "run")
    assert graded.status == 0, graded.text
    assert "Bank: 1 of 3 answers held against their claims" in graded.text
    assert [answer["id"] for answer in graded.card["bank"]] == ["solutions/bank/01_moves/run/right_way.py"]


@pytest.mark.parametrize("expression", ["walk or two", "not walk", "wal", "Walk"])
def test_any_other_expression_looks_at_all_suites(course, expression):
    graded = course.run("-k", expression)
    assert graded.status == 2, graded.text


def test_a_path_beside_the_name_counts(course):
    graded = course.run("-k", "walk", "tests/01_moves/test_run.py")
    assert graded.status == 5, graded.text
    assert "No kata was selected" in graded.text


def test_a_name_whose_suite_is_missing_is_looked_for_everywhere(course):
    (course.path / "tests" / "01_moves" / "test_fly.py").unlink()
    graded = course.run("-k", "fly")
    assert graded.status == 5, graded.text


def test_a_single_test_can_be_selected_still(course):
    (course.path / "tests" / "01_moves" / "test_fly.py").unlink()
    graded = course.run("-k", "walk and two")
    walk = graded.card["katas"][0]
    assert (walk["status"], [test["name"] for test in walk["tests"]]) == ("partly_run", ["test_the_result_is_two"])


COUNTED = """
    import pathlib

    import pytest

    @pytest.fixture(autouse=True)
    def counted(request):
        with open(pathlib.Path(__file__).with_name("ran.txt"), "a") as file:
            print(request.node.name, file=file)
""" + SUITE.replace("async def test_", "async def test_that_")


@pytest.mark.parametrize("option", [(), ("-v",), ("--details",), ("-k", "run")])
def test_of_an_untouched_stub_the_first_test_runs_and_stands_for_the_others(course, option):
    course.write("tests/01_moves/test_run.py", COUNTED)
    graded = course.run("--junitxml=junit.xml", "tests/01_moves/test_run.py", "tests/01_moves/test_walk.py", *option)
    ran = (course.path / "tests/01_moves/ran.txt").read_text(encoding="utf-8").split()
    tests = ["test_that_the_result_is_one", "test_that_the_result_is_two"]
    assert ran == (tests if option == ("-v",) else tests[:1])
    kata = next(kata for kata in graded.card["katas"] if kata["id"] == "01_moves/run")
    assert [(test["name"], test["verdict"]) for test in kata["tests"]] == [(name, "NOT_STARTED") for name in tests]
    assert (course.path / "junit.xml").read_text(encoding="utf-8").count("<failure") == 2
    assert graded.status == 1


def test_once_a_stub_is_touched_all_of_its_tests_run(course):
    course.write("tests/01_moves/test_run.py", COUNTED)
    course.write("katas/01_moves/run.py", STUB.replace("NotImplementedError", "NotImplementedError()"))
    course.run("-k", "run")
    assert len((course.path / "tests/01_moves/ran.txt").read_text(encoding="utf-8").split()) == 2


def test_a_name_that_is_nearly_a_katas_is_suggested(course):
    course.write("tests/01_moves/test_fly.py", SUITE)
    graded = course.run("-k", "wlak")
    assert graded.status == 5
    assert "No kata was selected. Without arguments, all of them are graded.\nDid you mean walk?" in graded.text
    assert "Did you mean" not in course.run("-k", "quite_another").text


def test_a_broken_stub_that_nobody_has_touched_does_not_count_as_failed(course):
    broken = "async def answer(fetch):\n    return fetch()\n"
    course.write("katas/01_moves/run.py", broken)
    text = '[[chapters]]\nid = "01_moves"\ntitle = "Moves"\n' + kata_entry("run", fingerprint(broken))
    course.write("tests/curriculum.toml", text.replace("hints", "broken_stub = true\nhints"))
    graded = course.run("tests/01_moves/test_run.py")
    assert graded.status == 1
    assert "2 not started" in graded.text
    assert "failed" not in graded.text.splitlines()[-1]
