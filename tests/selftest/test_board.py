"""The board: which chapters it opens, and what it says when something is solved."""

import pytest
from grader import answer_key, curriculum
from grader.answers import fingerprint

from .conftest import ROOT, TESTS, kata_entry

SUITE = """
    async def test_the_result_is_one(kata):
        assert await kata.answer() == 1

    async def test_it_is_one_again(kata):
        assert await kata.answer() == 1
"""
STUB = "async def answer():\n    raise NotImplementedError\n"
SOLVED = "async def answer():\n    return 1\n"
WRONG = "async def answer():\n    return 2\n"
CHAPTERS = {"01_ground": ("walk", "run"), "02_air": ("fly",), "03_water": ("swim", "dive")}


@pytest.fixture
def course(project):
    """Three chapters of untouched katas: walk and run, fly, swim and dive."""
    text = ""
    for chapter, names in CHAPTERS.items():
        text += f'[[chapters]]\nid = "{chapter}"\ntitle = "{chapter[3:].title()}"\n'
        for name in names:
            text += kata_entry(name, fingerprint(STUB))
            project.write(f"tests/{chapter}/test_{name}.py", SUITE)
            project.write(f"katas/{chapter}/{name}.py", STUB)
    project.write("tests/curriculum.toml", text)
    return project


def answer(course, name, text):
    chapter = next(chapter for chapter, names in CHAPTERS.items() if name in names)
    course.write(f"katas/{chapter}/{name}.py", text)


def board(text):
    """The lines above the progress bar, without pytest's own."""
    lines = [line.strip() for line in text.splitlines()]
    end = next(number for number, line in enumerate(lines) if line[:1] in ("█", "░"))
    return [line for line in lines[:end] if line]


def after(text, line):
    """The lines behind this one, without pytest's own last line."""
    lines = [line.rstrip() for line in text.splitlines()]
    assert line in lines, text
    return [line for line in lines[lines.index(line) + 1 : -1] if line]


# -- chapters -----------------------------------------------------------------------------------------


def test_only_the_chapter_of_the_next_kata_is_open(course):
    assert board(course.run().text) == [
        "01  Ground",
        "· walk                    ★      not started",
        "· run                     ★      not started",
        "02  Air                            1 kata",
        "· fly",
        "03  Water                          2 katas",
        "· swim  · dive",
    ]


def test_a_chapter_that_is_done_says_so_in_a_line(course):
    for name in ("walk", "run", "swim"):
        answer(course, name, SOLVED)
    assert board(course.run().text) == [
        "01  Ground                         ✔ 2 of 2 katas solved",
        "02  Air",
        "· fly                     ★      not started",
        "03  Water                          1 of 2 katas solved",
        "✔ swim  · dive",
    ]


def test_every_chapter_with_a_failure_is_open(course):
    answer(course, "run", WRONG)
    answer(course, "dive", WRONG)
    assert board(course.run().text) == [
        "01  Ground",
        "· walk                    ★      not started",
        "✘ run                     ★      WRONG_RESULT, 0 of 2 tests",
        "02  Air                            1 kata",
        "· fly",
        "03  Water",
        "· swim                    ★      not started",
        "✘ dive                    ★      WRONG_RESULT, 0 of 2 tests",
    ]


def test_with_details_all_chapters_are_open(course):
    text = course.run("--details").text
    assert [line.split()[1] for line in board(text) if line.startswith("·")] == ["walk", "run", "fly", "swim", "dive"]


def test_the_explanation_stands_below_the_tests_and_says_which_one_it_is_about(course):
    answer(course, "walk", WRONG)
    assert after(course.run("-k", "walk").text, "  The kata walk") == [
        "  ✘ the result is one                                               WRONG_RESULT",
        "  ✘ it is one again                                                 WRONG_RESULT",
        "  Start with: the result is one",
        "      Got 2, expected 1.",
        "      at   katas/01_ground/walk.py:1    async def answer():",
        "      try  Go through your code line by line, with the docstring beside it.",
        "Next:  edit katas/01_ground/walk.py",
        "       pytest -k walk                             runs this kata alone",
        "       pytest -k walk --hint                      shows a hint",
    ]


# -- solved -------------------------------------------------------------------------------------------


def test_a_solved_kata_is_followed_by_the_next_that_is_untouched(course):
    answer(course, "run", SOLVED)
    answer(course, "fly", WRONG)
    graded = course.run("-k", "run")
    assert graded.status == 0
    assert after(graded.text, "Well done!") == [
        "Next:  edit katas/03_water/swim.py",
        "       pytest -k swim                             runs this kata alone",
        "       pytest -k swim --hint                      shows a hint",
    ]


def test_behind_the_last_kata_comes_the_first_that_is_untouched(course):
    answer(course, "dive", SOLVED)
    assert after(course.run("katas/03_water/dive.py").text, "Well done!")[0] == "Next:  edit katas/01_ground/walk.py"


def test_where_every_kata_was_begun_a_full_run_tells_what_is_next(course):
    for names in CHAPTERS.values():
        for name in names:
            answer(course, name, SOLVED if name == "fly" else WRONG)
    assert after(course.run("-k", "fly").text, "Well done!") == ["pytest shows what is next."]


def test_the_command_is_toxs_below_tox(course, monkeypatch):
    monkeypatch.setenv("TOX_ENV_NAME", "py")
    answer(course, "walk", SOLVED)
    text = course.run("-k", "walk").text
    assert "       tox -- -k run                              runs this kata alone" in text


def test_a_guide_says_itself_what_is_next(course, monkeypatch):
    monkeypatch.setenv("KATAS_GUIDE", "1")
    answer(course, "walk", SOLVED)
    assert after(course.run("-k", "walk").text, "Well done!") == []
    assert "Next:" not in course.run("-k", "run").text
    assert "katas solved, " in course.run().text.splitlines()[-3], "the board of all katas has nothing below it"


def test_a_solved_kata_names_the_reference_and_the_other_ways(course):
    answer(course, "walk", SOLVED)
    course.write("solutions/01_ground/walk.py", SOLVED)
    bank = "solutions/bank/01_ground/walk"
    course.write(f"{bank}/right_with_a_task.py", f'"""Makes a task.\n\nAnd more."""\n\n{SOLVED}')
    course.write(f"{bank}/right_silent.py", SOLVED)
    course.write(f"{bank}/right_broken.py", "def (")
    course.write(f"{bank}/right_long.py", f'"""Says {"more " * 20}than a line."""\n\n{SOLVED}')
    course.write(f"{bank}/wrong_result.py", f'"""Verdict: WRONG_RESULT"""\n\n{WRONG}')
    assert after(course.run("-k", "walk").text, "Well done!") == [
        "Compare your answer with the reference:",
        "  solutions/01_ground/walk.py",
        "and with other ways, in solutions/bank/01_ground/walk/:",
        "  right_broken",
        "  right_long: Says more more more more more more more more more more more more",
        "    more more more more more more more more than a line.",
        "  right_silent",
        "  right_with_a_task: Makes a task.",
        "Next:  edit katas/01_ground/run.py",
        "       pytest -k run                              runs this kata alone",
        "       pytest -k run --hint                       shows a hint",
    ]


def test_of_many_other_ways_five_are_named(course):
    answer(course, "walk", SOLVED)
    course.write("solutions/01_ground/walk.py", SOLVED)
    for number in range(8):
        course.write(f"solutions/bank/01_ground/walk/right_{number}.py", f'"""Way {number}."""\n{SOLVED}')
    lines = after(course.run("-k", "walk").text, "Well done!")
    assert lines[3:9] == [*(f"  right_{number}: Way {number}." for number in range(5)), "  and 3 more"]


def test_several_solved_katas_get_one_line_about_the_answers(course):
    course.write("solutions/01_ground/walk.py", SOLVED)
    for name in ("walk", "run"):
        answer(course, name, SOLVED)
    assert after(course.run("katas/01_ground").text, "All of them are solved. Well done!")[:2] == [
        "Compare your answers with those in solutions/, and in solutions/bank/ with other ways.",
        "Next:  edit katas/02_air/fly.py",
    ]


def test_no_answer_is_named_before_all_that_was_selected_is_solved(course):
    course.write("solutions/01_ground/walk.py", SOLVED)
    answer(course, "walk", SOLVED)
    assert "solutions" not in course.run("katas/01_ground").text
    assert "solutions" not in course.run("-k", "walk and again").text
    assert "solutions" not in course.run().text


def test_the_reference_is_not_compared_with_itself(course):
    course.write("solutions/01_ground/walk.py", SOLVED)
    assert "Compare" not in course.run("--answers=solutions", "-k", "walk").text


# -- the answers of the repository --------------------------------------------------------------------


@pytest.mark.parametrize("kata", curriculum.read(TESTS / "curriculum.toml").katas, ids=lambda kata: kata.id)
def test_every_right_answer_says_in_its_first_line_what_it_does(kata):
    sentences = {answer.path.name: answer.sentence for answer in answer_key.right_answers(ROOT, kata)}
    assert sentences
    for name, sentence in sentences.items():
        assert sentence.endswith("."), name
        assert len(sentence.split()) >= 4, name
        assert "Reference" not in sentence, name
    assert len(set(sentences.values())) == len(sentences)


def test_the_parameters_of_a_test_stand_behind_its_sentence(course):
    suite = """
        import pytest

        @pytest.mark.parametrize("number", [1, 2])
        async def test_the_result_is(kata, number):
            assert await kata.answer() == number
    """
    course.write("tests/01_ground/test_walk.py", suite)
    answer(course, "walk", SOLVED)
    lines = after(course.run("-k", "walk").text, "  The kata walk")
    assert lines[:3] == [
        "  ✔ the result is (1)",
        "  ✘ the result is (2)                                               WRONG_RESULT",
        "  the result is (2)",
    ]


def test_a_file_that_does_not_load_is_explained_once(course):
    answer(course, "walk", "def (\n")
    assert after(course.run("-k", "walk").text, "  The kata walk")[:2] == [
        "  None of its 2 tests could begin:",
        "      SyntaxError: invalid syntax.",
    ]


def test_who_solves_a_kata_with_what_graded_runs_refuse_is_told_so(course):
    answer(course, "walk", "import gc\n" + SOLVED)
    lines = after(course.run("-k", "walk").text, "Well done!")
    assert lines[0] == "A graded run (tox -e grade) would say FORBIDDEN at katas/01_ground/walk.py:1:"
    assert lines[1].startswith("  The file imports `gc`, which graded runs do not allow.")
    answer(course, "walk", SOLVED)
    assert "FORBIDDEN" not in course.run("-k", "walk").text
