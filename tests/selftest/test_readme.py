"""README.md says what is true."""

import re

from grader.curriculum import read
from grader.verdicts import MEANING, Verdict

from .pictures import ROOT, with_pictures

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_pictures_are_what_the_grader_shows():
    assert with_pictures(README) == README, "run: python tests/selftest/pictures.py"


def test_its_table_of_verdicts_is_complete_and_in_the_grader_s_words():
    rows = dict(re.findall(r"^\| ([A-Z_]+) \| (.+) \|$", README, re.MULTILINE))
    assert rows == {str(verdict): MEANING[verdict] for verdict in Verdict}


def test_its_table_of_chapters_counts_the_katas():
    rows = re.findall(r"^\| (\d\d) (.+?) \|.*\| (\d+) \|$", README, re.MULTILINE)
    chapters = read(ROOT / "tests" / "curriculum.toml").chapters
    assert rows == [(chapter.id[:2], chapter.title, str(len(chapter.katas))) for chapter in chapters]


def test_its_commands_name_files_that_exist():
    for path in re.findall(r"\b(?:katas|tests|solutions)/[\w./]+\w", README):
        assert (ROOT / path).exists(), path


def test_its_table_of_mistakes_names_katas_and_proofs_that_exist():
    rows = re.findall(r"^\| .+ \| .+ \| (\w+) \| (\w+|-) \|$", README, re.MULTILINE)
    katas = {kata.name for kata in read(ROOT / "tests" / "curriculum.toml").katas}
    assert {kata for kata, _ in rows} <= katas
    source = (ROOT / "tests" / "selftest" / "test_common_mistakes.py").read_text(encoding="utf-8")
    proofs = set(re.findall(r"^(?:async )?def test_(\w+)\(", source, re.MULTILINE))
    assert {proof for _, proof in rows} - {"-"} == proofs
