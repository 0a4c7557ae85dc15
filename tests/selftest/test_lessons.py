"""The chapters' lessons say what is true: their examples run, and their pictures are drawn from code."""

import re

import pytest
from grader.curriculum import read
from pytest_examples import CodeExample, EvalExample, find_examples

from .lessons import LESSONS, ROOT, TIMELINE, virtual_time, with_timelines

CHAPTERS = read(ROOT / "tests" / "curriculum.toml").chapters
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=[path.parent.name for path in LESSONS])


def test_every_chapter_has_a_lesson():
    assert [path.parent.name for path in LESSONS] == [chapter.id for chapter in CHAPTERS]


@pytest.mark.parametrize("example", find_examples(*LESSONS), ids=str)
def test_an_example_prints_what_it_says(example: CodeExample, eval_example: EvalExample):
    eval_example.set_config(line_length=100)
    with virtual_time():
        if eval_example.update_examples:
            eval_example.run_print_update(example)
        else:
            eval_example.run_print_check(example)


@each_lesson
def test_its_pictures_are_what_happens(path):
    text = path.read_text(encoding="utf-8")
    assert with_timelines(text) == text, "run: python tests/selftest/pictures.py"


@each_lesson
def test_it_has_a_picture_two_examples_and_what_to_read_on(path):
    text = path.read_text(encoding="utf-8")
    assert TIMELINE.search(text), "a timeline"
    assert text.count("```py") >= 2, "two examples"
    assert "https://docs.python.org/3/" in text, "where the documentation says it"
    for heading in ("Traps", "When not to use it"):
        assert re.search(rf"^## {heading}$", text, re.MULTILINE), heading


@each_lesson
def test_it_names_every_kata_of_its_chapter(path):
    text = path.read_text(encoding="utf-8")
    chapter = next(chapter for chapter in CHAPTERS if chapter.id == path.parent.name)
    assert [kata.name for kata in chapter.katas if f"[{kata.name}]({kata.name}.py)" not in text] == []
    assert len(text.split()) <= 1400, "one or two pages"
