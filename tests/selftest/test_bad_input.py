"""Input that cannot be graded gets an exit status and one clear line; the rest is graded all the same."""

import json
import os
import textwrap

import pytest

CURRICULUM = """
[[chapters]]
id = "01_mini"
title = "Mini"

[[chapters.katas]]
name = "bad"
title = "The kata that is hard to grade"
level = 1
concepts = ["none"]
defines = ["async def answer"]
stub = "?"
hints = ["a question", "a direction", "nearly the answer"]

[[chapters.katas]]
name = "good"
title = "The kata that is solved"
level = 2
concepts = ["none"]
defines = ["async def answer"]
stub = "?"
hints = ["a question", "a direction", "nearly the answer"]
"""
SUITE = """
    async def test_one(kata):
        assert await kata.answer() == 1

    async def test_two(kata):
        assert await kata.answer() == 1
"""
GOOD = "async def answer():\n    return 1\n"


@pytest.fixture
def two_katas(project):
    """A project with a kata `bad`, whose file is missing, and a solved kata `good`."""
    project.write("tests/curriculum.toml", CURRICULUM)
    project.write("tests/01_mini/test_bad.py", SUITE)
    project.write("tests/01_mini/test_good.py", SUITE)
    project.write("katas/01_mini/good.py", GOOD)
    return project


def statuses(graded):
    """The status of each kata by name."""
    return {kata["id"].split("/")[1]: kata["status"] for kata in graded.card["katas"]}


def assert_refused(graded, line, status=4):
    """The run ended with this status and with one line that says why."""
    assert graded.status == status, graded.text
    assert line in [text.removeprefix("ERROR: ").strip() for text in graded.text.splitlines()], graded.text
    assert "Traceback" not in graded.text


# -- the command line ---------------------------------------------------------------------------------


def test_a_missing_directory_of_answers(two_katas):
    assert_refused(two_katas.run("--answers", "nowhere"), "--answers: there is no directory 'nowhere'")


def test_a_file_as_the_directory_of_answers(two_katas):
    graded = two_katas.run("--answers", "katas/01_mini/good.py")
    assert_refused(graded, "--answers: there is no directory 'katas/01_mini/good.py'")


def test_missing_katas(project):
    project.write("tests/curriculum.toml", CURRICULUM)
    assert_refused(project.run(), "--answers: there is no directory 'katas'")


def test_an_unknown_option(two_katas):
    graded = two_katas.run("--no-such-option")
    assert graded.status == 4
    assert "unrecognized arguments: --no-such-option" in graded.text


def test_a_seed_that_is_no_number(two_katas):
    graded = two_katas.run("--seed", "many")
    assert graded.status == 4
    assert "argument --seed: invalid int value: 'many'" in graded.text


@pytest.mark.parametrize("path", ["tests/01_mini/test_nothing.py", "katas/01_mini/nothing.py", "nowhere"])
def test_an_unknown_path(two_katas, path):
    graded = two_katas.run(path)
    assert graded.status == 4, graded.text
    assert "file or directory not found: " in graded.text


def test_a_selection_that_matches_nothing(two_katas):
    graded = two_katas.run("-k", "no_such_kata")
    assert graded.status == 5
    assert "No kata was selected. Without arguments, all of them are graded." in graded.text


def test_a_bank_that_is_missing(two_katas):
    assert_refused(two_katas.run("--bank"), "--bank: there is no directory 'solutions/bank'")


@pytest.mark.parametrize("option", ["--report-json", "--report-markdown", "--report-html"])
def test_a_report_that_is_a_directory(two_katas, option):
    assert_refused(two_katas.run(option, "katas"), f"{option}: katas is a directory")


@pytest.mark.parametrize("option", ["--report-json", "--report-markdown", "--report-html"])
def test_a_report_that_cannot_be_written(two_katas, option):
    # A file stands where a directory is needed: refused to everybody, root as well.
    graded = two_katas.run(option, "tox.ini/report")
    assert graded.status == 4, graded.text
    assert "the report cannot be written: " in graded.text
    assert "Traceback" not in graded.text


@pytest.mark.parametrize("option", ["--report-json", "--report-markdown", "--report-html"])
def test_a_report_does_not_take_the_place_of_code(two_katas, option):
    answer = next((two_katas.path / "katas").rglob("*.py"))
    before = answer.read_bytes()
    assert_refused(
        two_katas.run(option, str(answer)), f"{option}: {answer} is the name of Python code, not of a report"
    )
    assert answer.read_bytes() == before


# -- the curriculum -----------------------------------------------------------------------------------

KATA_WHERE = "curriculum.toml: chapter 1, kata 'bad'"
# name: (what to replace, by what, the complaint)
CORRUPT = {
    "no TOML": (
        'title = "Mini"',
        "title = Mini",
        "curriculum.toml: not valid TOML: Invalid value (at line 3, column 9)",
    ),
    "no chapters": (CURRICULUM, "title = 'x'", "curriculum.toml: needs a list of tables [[chapters]]"),
    "chapters that are a text": (CURRICULUM, "chapters = 'x'", "curriculum.toml: needs a list of tables [[chapters]]"),
    "an empty list of chapters": (CURRICULUM, "chapters = []", "curriculum.toml: lists no katas"),
    "a chapter without id": ('id = "01_mini"', "", "curriculum.toml: chapter 1: needs a text for 'id'"),
    "a chapter with a number as its id": (
        'id = "01_mini"',
        "id = 1",
        "curriculum.toml: chapter 1: needs a text for 'id'",
    ),
    "a chapter without title": ('title = "Mini"', "", "curriculum.toml: chapter 1: needs a text for 'title'"),
    "a chapter without katas": (
        CURRICULUM[CURRICULUM.index("[[chapters.katas]]") :],
        "",
        "curriculum.toml: chapter 1: needs a list of tables [[katas]]",
    ),
    "a kata without name": ('name = "bad"', "", "curriculum.toml: chapter 1: needs a text for 'name'"),
    "a kata that is there twice": ('name = "good"', 'name = "bad"', "curriculum.toml: 01_mini/bad is listed twice"),
    "a kata without title": (
        'title = "The kata that is hard to grade"',
        'title = " "',
        f"{KATA_WHERE}: needs a text for 'title'",
    ),
    "level 0": ("level = 1", "level = 0", f"{KATA_WHERE}: level must be a number from 1 to 5, not 0"),
    "level 6": ("level = 1", "level = 6", f"{KATA_WHERE}: level must be a number from 1 to 5, not 6"),
    "a level in words": ("level = 1", 'level = "one"', f"{KATA_WHERE}: level must be a number from 1 to 5, not 'one'"),
    "no level": ("level = 1", "", f"{KATA_WHERE}: level must be a number from 1 to 5, not None"),
    "no concepts": ('concepts = ["none"]', "", f"{KATA_WHERE}: needs a list of texts for 'concepts'"),
    "an empty list of concepts": ('["none"]', "[]", f"{KATA_WHERE}: needs a list of texts for 'concepts'"),
    "hints that are a text": (
        'hints = ["a question", "a direction", "nearly the answer"]',
        'hints = "a question"',
        f"{KATA_WHERE}: needs a list of texts for 'hints'",
    ),
    "no definitions": ('defines = ["async def answer"]', "", f"{KATA_WHERE}: needs a list of texts for 'defines'"),
    "an unknown kind of definition": (
        '["async def answer"]',
        '["function answer"]',
        f"{KATA_WHERE}: defines must start with one of async def, async generator, def, class, not 'function answer'",
    ),
    "a definition without a kind": (
        '["async def answer"]',
        '["answer"]',
        f"{KATA_WHERE}: defines must start with one of async def, async generator, def, class, not 'answer'",
    ),
    "no fingerprint": ('stub = "?"', "", f"{KATA_WHERE}: needs a text for 'stub'"),
}


@pytest.mark.parametrize("name", CORRUPT)
def test_a_curriculum_with(two_katas, name):
    old, new, complaint = CORRUPT[name]
    assert old in CURRICULUM
    two_katas.write("tests/curriculum.toml", CURRICULUM.replace(old, new, 1))
    assert_refused(two_katas.run(), complaint)


def test_a_curriculum_with_true_as_a_level(two_katas):
    two_katas.write("tests/curriculum.toml", CURRICULUM.replace("level = 1", "level = true"))
    assert_refused(two_katas.run(), f"{KATA_WHERE}: level must be a number from 1 to 5, not True")


def test_a_curriculum_that_is_missing(two_katas):
    (two_katas.path / "tests" / "curriculum.toml").unlink()
    assert_refused(two_katas.run(), "curriculum.toml: cannot be read: No such file or directory")


def test_a_curriculum_that_is_not_utf_8(two_katas):
    two_katas.write("tests/curriculum.toml", CURRICULUM.encode().replace(b"Mini", b"M\xfcni"))
    graded = two_katas.run()
    assert graded.status == 4, graded.text
    assert "curriculum.toml: not valid TOML: 'utf-8' codec can't decode byte 0xfc" in graded.text


# -- the bank -----------------------------------------------------------------------------------------

BANK = {
    "a wrong answer without a claim": (
        "wrong_way.py",
        GOOD,
        "01_mini/bad/wrong_way.py: its docstring must say 'Verdict: NAME' with a known name, not ''",
    ),
    "an unknown verdict": (
        "wrong_way.py",
        f'"""Wrong.\n\nVerdict: TOO_SLOW\n"""\n\n{GOOD}',
        "01_mini/bad/wrong_way.py: its docstring must say 'Verdict: NAME' with a known name, not 'TOO_SLOW'",
    ),
    "a right answer that claims a verdict": (
        "right_way.py",
        f'"""Right.\n\nVerdict: DEADLOCK\n"""\n\n{GOOD}',
        "01_mini/bad/right_way.py: a right answer must not claim a verdict",
    ),
    "a name that says neither right nor wrong": (
        "way.py",
        GOOD,
        "01_mini/bad/way.py: its name must start with right_ or wrong_",
    ),
}


@pytest.mark.parametrize("name", BANK)
def test_a_bank_with(two_katas, name):
    file, text, complaint = BANK[name]
    two_katas.write(f"solutions/bank/01_mini/bad/{file}", text)
    assert_refused(two_katas.run("--bank"), complaint)


# -- answers that cannot be loaded, beside one that can -----------------------------------------------

BROKEN = {
    "missing": None,
    "empty": b"",
    "of comments only": b"# nothing\n",
    "with a syntax error": b"async def answer(:\n",
    "that is not UTF-8": b'"""\n\n\xff"""\nasync def answer():\n    return 1\n',
    "with null bytes": b"async def answer():\n    return 1\n\0\0\n",
    "that raises an error": b"1 / 0\n",
    "that raises an error of its own": b"class Error(BaseException): pass\nraise Error\n",
    "that raises an error without a text": b"raise ValueError\n",
    "that ends the program": b"raise SystemExit(0)\n",
    "that skips itself": b"import pytest\npytest.skip('no', allow_module_level=True)\n",
    "that ends pytest": b"import pytest\npytest.exit('no', returncode=0)\n",
    "whose answer is a number": b"answer = 1\n",
    "whose answer is a generator that was called": b"def work(): yield 1\nanswer = work()\n",
    "with a misspelt name": b"async def ansver():\n    return 1\n",
    "with a deep expression": b"x = " + b"(" * 1000 + b")" * 1000 + b"\n",
    "that recurses without end": b"def f(): f()\nf()\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_other_kata_is_graded_beside_a_file(two_katas, name):
    if BROKEN[name] is not None:
        two_katas.write("katas/01_mini/bad.py", BROKEN[name])
    graded = two_katas.run()
    assert statuses(graded) == {"bad": "unsolved", "good": "solved"}, graded.text
    assert graded.card["katas"][0]["verdict"] == "BROKEN"
    assert graded.status == 1
    assert "BROKEN, 0 of 2 tests" in graded.text
    assert "Traceback" not in graded.text


def test_a_file_that_raises_an_error_whose_text_fails_is_broken(two_katas):
    two_katas.write("katas/01_mini/bad.py", "class Odd(Exception):\n    __str__ = None\nraise Odd\n")
    graded = two_katas.run()
    assert statuses(graded) == {"bad": "unsolved", "good": "solved"}, graded.text
    assert graded.card["katas"][0]["verdict"] == "BROKEN", graded.text


def test_the_other_kata_is_graded_beside_a_directory_of_that_name(two_katas):
    two_katas.write("katas/01_mini/bad.py/inside.py", GOOD)
    graded = two_katas.run()
    assert statuses(graded) == {"bad": "unsolved", "good": "solved"}, graded.text
    assert graded.card["katas"][0]["verdict"] == "BROKEN"


@pytest.mark.parametrize("loop", ["while True: pass", "import time\nwhile True: time.monotonic()"])
def test_the_other_kata_is_graded_beside_a_file_that_never_ends(two_katas, loop):
    two_katas.write("katas/01_mini/bad.py", f"{loop}\n{GOOD}")
    suite = "import pytest\npytestmark = pytest.mark.limits(cpu_in_one_go=0.1)\n" + textwrap.dedent(SUITE)
    two_katas.write("tests/01_mini/test_bad.py", suite)
    graded = two_katas.run()
    assert statuses(graded) == {"bad": "unsolved", "good": "solved"}, graded.text
    assert {test["verdict"] for test in graded.card["katas"][0]["tests"]} == {"RUNAWAY"}
    assert graded.status == 1


def test_a_file_that_changes_the_clocks_leaves_the_other_katas_alone(two_katas):
    two_katas.write("katas/01_mini/bad.py", f"import time\ntime.sleep(3600)\n{GOOD}")
    graded = two_katas.run()
    assert statuses(graded)["good"] == "solved", graded.text


# -- from where it is run -----------------------------------------------------------------------------


@pytest.fixture
def both_solved(two_katas):
    two_katas.write("katas/01_mini/bad.py", GOOD)
    return two_katas


@pytest.mark.parametrize("folder", ["katas", "katas/01_mini", "tests", "tests/01_mini"])
def test_it_runs_from_a_subdirectory(both_solved, monkeypatch, folder):
    monkeypatch.chdir(both_solved.path / folder)
    graded = both_solved.run()
    ran = [name for name, status in statuses(graded).items() if status == "solved"]
    assert ran == ["bad", "good"], graded.text
    assert graded.status == 0
    assert graded.card["answers"] == "katas"


def test_a_kata_stands_for_its_suite_in_its_own_folder(both_solved, monkeypatch):
    monkeypatch.chdir(both_solved.path / "katas" / "01_mini")
    graded = both_solved.run("good.py")
    assert statuses(graded) == {"bad": "not_run", "good": "solved"}, graded.text


@pytest.mark.parametrize(
    ("path", "ran"),
    [
        ("katas/01_mini/good.py", {"bad": "not_run", "good": "solved"}),
        ("./katas/01_mini/../01_mini/bad.py", {"bad": "solved", "good": "not_run"}),
        ("katas/01_mini", {"bad": "solved", "good": "solved"}),
        ("katas", {"bad": "solved", "good": "solved"}),
        ("tests/01_mini/test_good.py", {"bad": "not_run", "good": "solved"}),
        pytest.param(
            "tests/01_mini/test_good.py::test_one",
            {"bad": "not_run", "good": "partly_run"},
        ),
    ],
)
def test_a_path_selects_its_suites(both_solved, path, ran):
    graded = both_solved.run(path)
    assert statuses(graded) == ran, graded.text
    assert graded.status == 0


def test_answers_may_lie_elsewhere(both_solved, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("answers")
    (elsewhere / "01_mini").mkdir()
    (elsewhere / "01_mini" / "good.py").write_text(GOOD)
    graded = both_solved.run("-c", str(both_solved.path / "tox.ini"), "--answers", str(elsewhere))
    assert statuses(graded) == {"bad": "unsolved", "good": "solved"}, graded.text
    assert graded.card["answers"] == str(elsewhere)
    assert "the file bad.py is missing." in json.dumps(graded.card)


def test_a_report_is_written_below_where_it_is_run(both_solved, monkeypatch):
    monkeypatch.chdir(both_solved.path / "katas")
    both_solved.run("--report-markdown", os.path.join("new", "summary.md"))
    assert (both_solved.path / "katas" / "new" / "summary.md").exists()
