"""The starter repository of a class: complete, without answers, and never over what is there."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import starter
from grader import classroom_files, curriculum
from grader.answers import fingerprint
from grader.verdicts import Verdict

from .classroom_cards import CURRICULUM, ROOT

CHOSEN = ("02_tasks", "10_files")
KATAS = [kata for kata in CURRICULUM.katas if kata.chapter in CHOSEN]

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def command(*arguments):
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "tests" / "starter.py"), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A starter with two chapters."""
    folder = tmp_path_factory.mktemp("class") / "deep" / "starter"
    result = command(folder, "--chapters", "10,02")
    assert (result.returncode, result.stderr) == (0, "")
    points = sum(kata.points for kata in KATAS)
    assert result.stdout.splitlines()[0] == f"{len(KATAS)} katas worth {points} points were written to {folder}"
    return folder


def names(folder):
    """The files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def graded(folder, tmp_path):
    """The exit status and the score card of practising in the folder."""
    report = tmp_path / "report.json"
    arguments = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--report-json", str(report)]
    result = subprocess.run(arguments, cwd=folder, capture_output=True, encoding="utf-8", timeout=240, check=False)
    assert report.exists(), result.stdout + result.stderr
    return result.returncode, json.loads(report.read_text(encoding="utf-8")), result.stdout


# -- what is in it ------------------------------------------------------------------------------------


def test_its_katas_are_the_untouched_stubs_of_the_chosen_chapters(made):
    stubs = {name for name in names(made) if name.startswith("katas/") and name.endswith(".py")}
    assert stubs == {f"katas/{kata.id}.py" for kata in KATAS}
    for kata in KATAS:
        assert fingerprint((made / "katas" / f"{kata.id}.py").read_text(encoding="utf-8")) == kata.stub


def test_it_has_the_suites_and_lessons_of_the_chosen_chapters_only(made):
    found = names(made)
    assert {name for name in found if "/test_" in name} == {f"tests/{k.chapter}/test_{k.name}.py" for k in KATAS}
    assert {name for name in found if name.startswith("katas/") and name.endswith(".md")} == {
        f"katas/{chapter}/README.md" for chapter in CHOSEN
    }
    others = {chapter.id for chapter in CURRICULUM.chapters} - set(CHOSEN)
    assert [name for name in found if others.intersection(name.split("/"))] == []


def test_no_answer_and_no_check_of_the_project_is_in_it(made):
    found = names(made)
    for part in ("solutions", "bank", "selftest", "golden", ".ci", ".git", "TEACHING.md", "starter.py", "ci.yml"):
        assert [name for name in found if part in name.split("/")] == []
    texts = {(made / name).read_bytes() for name in found}
    answers = list((ROOT / "solutions").rglob("*.py"))
    assert len(answers) > 100
    assert [path for path in answers if path.read_bytes() in texts] == []


def test_its_curriculum_is_this_one_cut_with_its_comments(made):
    text = (made / "tests" / "curriculum.toml").read_text(encoding="utf-8")
    whole = (ROOT / "tests" / "curriculum.toml").read_text(encoding="utf-8")
    assert curriculum.read(made / "tests" / "curriculum.toml").chapters == tuple(
        chapter for chapter in CURRICULUM.chapters if chapter.id in CHOSEN
    )
    assert text.startswith(whole[: whole.index("[[chapters]]")])


def test_its_workflows_are_these_and_its_classroom_file_lists_its_katas(made):
    assert names(made / ".github" / "workflows") == {"grade.yml", "classroom.yml"}
    for name in ("workflows/grade.yml", "workflows/classroom.yml", "classroom/kata.py", "classroom/autograder.py"):
        assert (made / ".github" / name).read_bytes() == (ROOT / ".github" / name).read_bytes()
    tests = json.loads((made / classroom_files.AUTOGRADING).read_text(encoding="utf-8"))["tests"]
    assert [test["name"] for test in tests] == [kata.id for kata in KATAS]


def test_its_settings_have_only_what_works_there(made):
    text = (made / "tox.ini").read_text(encoding="utf-8")
    sections = [line.strip("[]") for line in text.splitlines() if line.startswith("[")]
    assert {"tox", "testenv", "pytest"} <= set(sections) <= set(starter.SECTIONS)
    for path in ("tests/selftest", "tests/starter.py", "requirements-check.txt", "solutions"):
        assert path not in text


def test_its_readme_tells_students_what_they_need(made):
    text = (made / "README.md").read_text(encoding="utf-8")
    assert "{" not in text
    for chapter in CHOSEN:
        assert f"(katas/{chapter}/README.md)" in text
        assert (made / "katas" / chapter / "README.md").is_file()
    assert f"There are {len(KATAS)} katas and {sum(kata.points for kata in KATAS)} points." in text
    assert "`katas/02_tasks/concurrent_downloads.py`" in text
    assert all(f"| {verdict} |" in text for verdict in Verdict)
    assert "solutions" not in text


# -- it works -----------------------------------------------------------------------------------------


def test_its_board_shows_the_chosen_chapters_and_nothing_is_solved(made, tmp_path):
    status, card, text = graded(made, tmp_path)
    assert status == 1, text
    assert [kata["id"] for kata in card["katas"]] == [kata.id for kata in KATAS]
    assert {kata["status"] for kata in card["katas"]} == {"not_started"}
    assert card["points"] == 0
    titles = [line for line in text.splitlines() if line[:2].isdigit() and line[2:4] == "  "]
    assert [title.split("  ")[1] for title in titles] == ["Tasks", "Files"]


def test_with_the_reference_answers_all_of_it_is_solved(made, tmp_path):
    folder = tmp_path / "solved"
    shutil.copytree(made, folder)
    for chapter in CHOSEN:
        shutil.copytree(ROOT / "solutions" / chapter, folder / "katas" / chapter, dirs_exist_ok=True)
    status, card, text = graded(folder, tmp_path)
    assert (status, card["points"]) == (0, card["max_points"]), text


def test_all_chapters_are_taken_by_default(tmp_path):
    assert starter.main([str(tmp_path / "all")]) == 0
    found = names(tmp_path / "all")
    assert {f"katas/{kata.id}.py" for kata in CURRICULUM.katas} <= found
    whole = (ROOT / "tests" / "curriculum.toml").read_bytes()
    assert (tmp_path / "all" / "tests" / "curriculum.toml").read_bytes() == whole


@pytest.mark.parametrize("chapters", ["10,02", "2,10", "tasks, files", "10_files,02_tasks,02"])
def test_chapters_go_by_number_or_name_in_their_order(chapters):
    assert tuple(chapter.id for chapter in starter.choose(CURRICULUM, chapters).chapters) == CHOSEN


# -- what is refused ----------------------------------------------------------------------------------


def refused(*arguments):
    """The line with which the command refuses."""
    result = command(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("starter: ")
    return result.stderr.removeprefix("starter: ").strip()


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path):
    (tmp_path / "mine").write_text("keep", encoding="utf-8")
    assert refused(tmp_path) == f"{tmp_path} is not empty: nothing was written"
    assert names(tmp_path) == {"mine"}


def test_a_file_in_its_place_stays_as_it_is(tmp_path):
    file = tmp_path / "file"
    file.write_text("keep", encoding="utf-8")
    assert refused(file) == f"{file} is not a directory"
    assert file.read_text(encoding="utf-8") == "keep"


def test_an_empty_folder_is_used(tmp_path):
    assert starter.main([str(tmp_path), "--chapters", "1"]) == 0
    assert (tmp_path / "tox.ini").is_file()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "the following arguments are required: DIR"),
        (["DIR", "--chapter-list", "1"], "unrecognized arguments: --chapter-list 1"),
        (["DIR", "--chapters"], "argument --chapters: expected one argument"),
        (["DIR", "--chapters", "01,77"], "--chapters: there is no chapter '77'; there are 01 to 13"),
        (["DIR", "--chapters", "heartbeat"], "--chapters: there is no chapter 'heartbeat'; there are 01 to 13"),
        (["DIR", "--chapters", ","], "--chapters: name at least one, such as 01,02"),
    ],
)
def test_what_it_does_not_understand_is_said_in_one_line(tmp_path, arguments, line):
    folder = tmp_path / "new"
    assert refused(*(str(folder) if argument == "DIR" else argument for argument in arguments)) == line
    assert not folder.exists()


def test_a_disk_that_fails_leaves_nothing_half_written(tmp_path, monkeypatch, capsys):
    copied = []

    def copyfile(source, target):
        if len(copied) == 20:
            raise OSError(28, "No space left on device", str(target))
        copied.append(Path(target).write_bytes(Path(source).read_bytes()))

    monkeypatch.setattr(starter.shutil, "copyfile", copyfile)
    assert starter.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(": No space left on device\n")
    assert len(copied) == 20
    assert list(tmp_path.iterdir()) == []


# -- stubs of a repository that is solved -------------------------------------------------------------

KATA = CURRICULUM.katas[0]
STUB = (ROOT / "katas" / f"{KATA.id}.py").read_bytes()


@pytest.fixture
def solved(tmp_path, monkeypatch):
    """A repository in which the first kata is solved."""
    path = tmp_path / "katas" / f"{KATA.id}.py"
    path.parent.mkdir(parents=True)
    path.write_bytes(STUB)
    monkeypatch.setattr(starter, "ROOT", tmp_path)
    return path


def git(folder, *arguments):
    settings = ("user.name=a", "user.email=a@example.org", "commit.gpgsign=false", "init.defaultBranch=main")
    options = [part for setting in settings for part in ("-c", setting)]
    subprocess.run(["git", *options, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


@needs_git
def test_a_solved_kata_s_stub_comes_from_git_s_history(solved, tmp_path):
    git(tmp_path, "init")
    for content in (b"# before\n", STUB, b"# solved\n", b"# better\n"):
        solved.write_bytes(content)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", "x")
    solved.write_bytes(b"# not committed\n")
    assert starter.stub(KATA) == STUB


def test_a_stub_that_is_nowhere_is_said_in_one_line(solved):
    solved.write_bytes(b"# solved\n")
    with pytest.raises(starter.StarterError, match=rf"katas/{KATA.id}\.py is changed, and its untouched stub is not"):
        starter.stub(KATA)


def test_the_copy_of_a_stub_is_used_where_there_is_one(solved, tmp_path):
    solved.write_bytes(b"# solved\n")
    copy = tmp_path / "tests" / "stubs" / f"{KATA.id}.stub"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(STUB)
    assert starter.stub(KATA) == STUB


def test_without_git_all_files_but_caches_are_listed(solved, tmp_path):
    (tmp_path / "tests" / "__pycache__").mkdir(parents=True)
    (tmp_path / "tests" / "__pycache__" / "x.pyc").touch()
    (tmp_path / "LICENSE").touch()
    assert starter.tracked() == ["LICENSE", f"katas/{KATA.id}.py"]


@needs_git
def test_files_that_git_does_not_track_are_not_taken(solved, tmp_path):
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    (tmp_path / "LICENSE").touch()
    assert starter.tracked() == [f"katas/{KATA.id}.py"]


# -- cutting ------------------------------------------------------------------------------------------

CHAPTERS = """\
# comment at the top
[[chapters]]
id = "01_a"
title = "A" # beside
# before the next

[[chapters]]
id = "02_b"
text = '''
[[chapters]]
'''
"""


def test_a_curriculum_that_is_laid_out_otherwise_is_not_cut_wrongly():
    plain = CHAPTERS.split("text")[0]
    assert starter.cut_curriculum(plain, ["01_a"]).startswith("# comment at the top\n[[chapters]]")
    assert tomllib.loads(starter.cut_curriculum(plain, ["02_b"])) == {"chapters": [{"id": "02_b"}]}
    for text in (CHAPTERS, 'chapters = [{id = "01_a"}]\n', plain.replace("[[chapters]]", "[[ chapters ]]")):
        with pytest.raises(starter.StarterError, match=r"curriculum\.toml cannot be cut"):
            starter.cut_curriculum(text, ["02_b"])


def test_settings_that_refer_to_a_section_left_out_are_not_cut():
    text = "[tox]\na = 1\n[testenv:grade]\ncommands = {[testenv:check]commands}\n[testenv:check]\ncommands = x\n"
    with pytest.raises(starter.StarterError, match=r"refers to \[testenv:check\]"):
        starter.cut_settings(text)
    assert starter.cut_settings(text.replace("check]com", "grade]com")).count("[testenv:check]") == 0
