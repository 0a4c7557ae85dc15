"""README.md says what is true."""

import re

import pytest
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


# -- CONTRIBUTING.md ----------------------------------------------------------------------------------

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = dict(re.findall(r"<!-- file: (\S+) -->\n```python\n(.*?)```", CONTRIBUTING, re.DOTALL))
STUB, SUITE = EXAMPLE.pop("katas/kata.py"), EXAMPLE.pop("tests/test_kata.py")


def test_its_example_has_a_reference_a_right_and_a_wrong_answer():
    assert sorted(name.split("_")[0].removesuffix(".py") for name in EXAMPLE) == ["reference", "right", "wrong"]


def test_the_stub_of_its_example_is_a_stub(project):
    project.defines = ["async def breakfast"]
    assert set(project.grade(STUB, SUITE).verdicts.values()) == {"NOT_STARTED"}


@pytest.mark.parametrize("name", EXAMPLE)
def test_an_answer_of_its_example_gets_what_it_claims(project, name):
    project.defines = ["async def breakfast"]
    claim = re.search(r"^Verdict: (\w+)$", EXAMPLE[name], re.MULTILINE)
    assert (claim is not None) == name.startswith("wrong_")
    assert project.grade(EXAMPLE[name], SUITE).verdict == (claim and claim.group(1))


def test_what_it_names_exists():
    for path in re.findall(r"`((?:tests|solutions|katas|\.ci)/[\w./]*\w)`", CONTRIBUTING):
        assert (ROOT / path).exists() or re.search("NAME", path), path
    fakes = (ROOT / "tests/grader/fakes.py").read_text(encoding="utf-8")
    for name in re.findall(r"`(assert_\w+)`", CONTRIBUTING):
        assert f"def {name}(" in fakes, name
    fixtures = (ROOT / "tests/grader/fixtures.py").read_text(encoding="utf-8")
    listed = re.search(r"Fixtures \(`tests/grader/fixtures.py`\): (.*?)\. Take", CONTRIBUTING, re.DOTALL)
    defined = re.findall(r"@pytest.fixture\n    def ([a-z]\w+)\(", fixtures)  # with an underscore: not for suites
    assert sorted(re.findall(r"`(\w+)`", listed.group(1))) == sorted(defined)
