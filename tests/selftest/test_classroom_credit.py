"""Partial credit: points for the tests that pass, rounded down, and only where it is asked for."""

import json
from pathlib import Path

import pytest
from grader.answers import fingerprint
from grader.verdicts import Finding, Verdict

from .classroom_cards import CURRICULUM, card, failing, not_started

jsonschema = pytest.importorskip("jsonschema", reason="comes with check-jsonschema")

SCHEMA = json.loads((Path(__file__).resolve().parents[1] / "report.schema.json").read_text(encoding="utf-8"))
LEVEL_3 = next(number for number, kata in enumerate(CURRICULUM.katas) if kata.level == 3)


def points(tests, partial_credit=True):
    """The points of a kata of level 3 with these tests."""
    graded = card(*[None] * LEVEL_3, tests, partial_credit=partial_credit)
    result = list(graded.results.values())[LEVEL_3]
    assert graded.points == result.points
    assert type(result.points) is int
    return result.points


@pytest.mark.parametrize(
    ("passed", "of", "expected"),
    [(0, 9, 0), (1, 9, 0), (2, 9, 0), (3, 9, 1), (5, 9, 1), (6, 9, 2), (8, 9, 2), (9, 9, 3), (11, 12, 2), (7, 7, 3)],
)
def test_a_share_of_the_tests_wins_a_share_of_the_points_rounded_down(passed, of, expected):
    assert points((passed, of)) == expected


@pytest.mark.parametrize("passed", range(10))
def test_without_partial_credit_it_is_all_or_nothing(passed):
    assert points((passed, 9), partial_credit=False) == (3 if passed == 9 else 0)


def test_an_untouched_stub_wins_nothing_even_if_it_passes_tests():
    graded = card((6, 9), partial_credit=True)
    result = next(iter(graded.results.values()))
    result.untouched = True
    assert result.points == graded.points == 0


def test_a_kata_that_was_stopped_counts_its_missing_tests_as_failed():
    graded = card(*[None] * LEVEL_3, (3, 9), partial_credit=True)
    result = list(graded.results.values())[LEVEL_3]
    del result.tests[4:]
    assert (len(result.tests), result.points) == (4, 1)


def test_tests_that_were_not_even_collected_leave_no_share():
    graded = card(*[None] * LEVEL_3, (2, 3), partial_credit=True)
    result = list(graded.results.values())[LEVEL_3]
    assert result.points == 2
    result.incomplete = True
    assert result.points == 0


def test_a_part_of_a_suite_that_passes_wins_nothing():
    graded = card(*[None] * LEVEL_3, (9, 9), partial_credit=True)
    result = list(graded.results.values())[LEVEL_3]
    del result.tests[8:]
    assert (str(result.status), result.points) == ("partly_run", 0)


def test_a_test_too_much_does_not_make_points():
    graded = card(*[None] * LEVEL_3, (9, 9), partial_credit=True)
    result = list(graded.results.values())[LEVEL_3]
    result.tests += [failing(), not_started()]
    assert result.points == 2


@pytest.mark.parametrize("partial_credit", [True, False])
def test_a_result_from_elsewhere_follows_the_card(partial_credit):
    (found,) = [
        result
        for result in card(*[None] * LEVEL_3, (6, 9), partial_credit=not partial_credit).results.values()
        if result.passed
    ]
    graded = card(partial_credit=partial_credit)
    graded.put(found)
    assert graded.results[found.kata.id] is found
    assert graded.points == (2 if partial_credit else 0)


# -- in a run -----------------------------------------------------------------------------------------

SUITE = """
    def test_one(kata):
        assert kata.answer() == 1
    def test_two(kata):
        assert kata.answer() == 1
    def test_three(kata):
        assert kata.answer() > 1
"""
HALF = "def answer():\n    return 1\n"


def test_a_run_gives_partial_credit_only_if_asked(project):
    project.defines = ["def answer"]
    plain = project.grade(HALF, SUITE)
    partial = project.run("--partial-credit")
    assert (plain.status, plain.kata["points"], plain.card["points"]) == (1, 0, 0)
    assert (partial.status, partial.kata["points"], partial.card["points"]) == (1, 1, 1)
    for graded in plain, partial:
        jsonschema.validate(graded.card, SCHEMA)


def test_the_board_and_the_summary_show_the_share(project):
    project.defines = ["def answer"]
    project.grade(HALF, SUITE)
    graded = project.run("--partial-credit", "--report-markdown", str(project.path / "summary.md"))
    assert "WRONG_RESULT, 2 of 3 tests, 1 of 2 points" in graded.text
    assert "0 of 1 katas solved, 1 of 2 points" in graded.text
    assert "1 of 2 points" in (project.path / "summary.md").read_text(encoding="utf-8")
    assert "1 of 2 points" not in project.run().text


@pytest.mark.parametrize(
    "answer", [HALF, "def answer():\n    raise NotImplementedError\n"], ids=["passes some", "stub"]
)
def test_a_stub_gets_no_credit_in_a_run(project, answer):
    project.defines = ["def answer"]
    project.stub = fingerprint(answer)
    graded = project.grade(answer, SUITE, "--partial-credit")
    assert (graded.kata["status"], graded.kata["points"]) == ("not_started", 0)


def test_the_schema_refuses_all_points_for_an_unsolved_kata(project):
    project.defines = ["def answer"]
    graded = project.grade(HALF, SUITE, "--partial-credit").card
    graded["katas"][0]["points"] = 2
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(graded, SCHEMA)


@pytest.mark.parametrize("verdict", [Verdict.FORBIDDEN, Verdict.CRASHED])
def test_who_breaks_the_rules_or_the_process_wins_no_share(verdict):
    graded = card(*[None] * LEVEL_3, (8, 9), partial_credit=True)
    result = list(graded.results.values())[LEVEL_3]
    assert result.points == 2
    result.first_failure.finding = Finding(verdict, "it did.")
    assert result.points == 0
