"""TEACHING.md says what is true."""

import re

from grader.curriculum import read

from .classroom_cards import ROOT

PAGE = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "classroom.yml").read_text(encoding="utf-8")
KATAS = {kata.name: kata for kata in read(ROOT / "tests" / "curriculum.toml").katas}


def hours():
    """Topic, katas and chapters of each row of the table."""
    table = PAGE.split("## An hour on")[1].split("##")[0]
    rows = re.findall(r"^\| (.+?) \| (\w+(?:, \w+)*) \| (\d\d(?:, \d\d)*) \|$", table, re.MULTILINE)
    assert len(rows) == len(re.findall(r"^\| (?!an hour on)", table, re.MULTILINE))
    return [(topic, katas.split(", "), chapters.split(", ")) for topic, katas, chapters in rows]


def test_its_hours_name_katas_that_exist_and_their_chapters():
    assert len(hours()) > 10
    for topic, katas, chapters in hours():
        assert sorted({KATAS[name].chapter[:2] for name in katas}) == chapters, topic


def test_its_hours_go_from_easy_to_hard_and_use_every_chapter():
    for topic, katas, _ in hours():
        levels = [KATAS[name].level for name in katas]
        assert levels == sorted(levels), topic
    used = {chapter for _, _, chapters in hours() for chapter in chapters}
    assert used == {kata.chapter[:2] for kata in KATAS.values()}


def test_its_hour_of_broken_code_is_one():
    (katas,) = [katas for topic, katas, _ in hours() if topic.startswith("finding what is wrong")]
    assert all(KATAS[name].broken_stub for name in katas)


def test_its_variables_are_those_of_the_workflow():
    page, comment = (set(re.findall(r"\bKATAS_[A-Z_]+", text)) for text in (PAGE, WORKFLOW.split("\nname:")[0]))
    used = set(re.findall(r"\bvars\.(KATAS_[A-Z_]+)", WORKFLOW))
    assert page == comment == used


def test_it_names_files_that_exist():
    paths = set(re.findall(r"`((?:tests|\.github)/[\w./-]+)`", PAGE))
    assert len(paths) >= 7
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_readme_leads_to_it():
    assert "[TEACHING.md](TEACHING.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
