"""The files that a run writes: the score card as JSON, and a job summary as Markdown."""

import json
import re
from pathlib import Path

import pytest
from grader.answers import fingerprint
from grader.scorecard import SCHEMA_VERSION, Status
from grader.verdicts import Verdict

jsonschema = pytest.importorskip("jsonschema", reason="comes with check-jsonschema")

SCHEMA = json.loads((Path(__file__).resolve().parents[1] / "report.schema.json").read_text(encoding="utf-8"))
KATA = """
[[chapters.katas]]
name = "{name}"
title = "The kata {name}"
level = {level}
concepts = ["none"]
defines = ["async def answer"]
stub = "{stub}"
hints = ["a question", "a direction", "nearly the answer"]
"""
SUITE = """
    async def test_the_result_is_one(kata, service):
        assert await kata.answer(service("fetch", latency=1.5)) == 1

    async def test_it_is_one_again(kata, service):
        assert await kata.answer(service("fetch", latency=2.5)) == 1
"""
STUB = '"""Kata."""\n\n\nasync def answer(fetch):\n    raise NotImplementedError\n'
SOLVED = "async def answer(fetch):\n    await fetch()\n    return 1\n"
WRONG = "async def answer(fetch):\n    await fetch()\n    return 2\n"
LEVELS = {"walk": 1, "run": 3, "fly": 5}


@pytest.fixture
def course(project):
    """A chapter of three katas: walk is solved, run is wrong, fly is untouched."""
    text = '[[chapters]]\nid = "01_moves"\ntitle = "Moves"\n'
    for name, level in LEVELS.items():
        text += KATA.format(name=name, level=level, stub=fingerprint(STUB))
        project.write(f"tests/01_moves/test_{name}.py", SUITE)
    project.write("tests/curriculum.toml", text)
    for name, answer in {"walk": SOLVED, "run": WRONG, "fly": STUB}.items():
        project.write(f"katas/01_moves/{name}.py", answer)
    return project


def by_name(graded):
    return {kata["id"].split("/")[1]: kata for kata in graded.card["katas"]}


# -- JSON ---------------------------------------------------------------------------------------------


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert "$id" not in json.dumps(SCHEMA)


def test_the_schema_describes_every_field():
    def undescribed(node, path):
        for name, value in node.get("properties", {}).items():
            if "description" not in value:
                yield f"{path}.{name}"
        for name, value in node.get("$defs", {}).items():
            yield from undescribed(value, f"{path}.{name}")

    assert list(undescribed(SCHEMA, "")) == []


def test_the_schema_knows_the_graders_words():
    assert SCHEMA["properties"]["version"]["const"] == SCHEMA_VERSION == 1
    assert SCHEMA["$defs"]["verdict"]["enum"] == [str(verdict) for verdict in Verdict]
    assert SCHEMA["$defs"]["kata"]["properties"]["status"]["enum"] == [str(status) for status in Status]


@pytest.mark.parametrize(
    "arguments",
    [(), ("-k", "walk"), ("-k", "walk and again"), ("--seed", "7"), ("--details",), ("katas/01_moves/fly.py",)],
)
def test_a_score_card_is_as_the_schema_says(course, arguments):
    graded = course.run(*arguments)
    assert graded.card
    jsonschema.validate(graded.card, SCHEMA)


def test_the_schema_refuses_what_is_no_score_card(course):
    card = course.run().card
    for change in (
        {"version": 2},
        {"points": "4"},
        {"katas": []},
        {"katas": [card["katas"][0] | {"status": "great"}]},
        {"katas": [card["katas"][1] | {"points": 3}]},
        {"katas": [card["katas"][1] | {"verdict": None}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(card | change, SCHEMA)


def test_the_score_card_has_each_kata_in_order_with_its_points(course):
    card = course.run().card
    assert [
        (kata["id"], kata["level"], kata["status"], kata["points"], kata["max_points"]) for kata in card["katas"]
    ] == [
        ("01_moves/walk", 1, "solved", 1, 1),
        ("01_moves/run", 3, "unsolved", 0, 3),
        ("01_moves/fly", 5, "not_started", 0, 5),
    ]
    assert (card["version"], card["answers"], card["points"], card["max_points"]) == (1, "katas", 1, 9)


def test_the_score_card_has_each_test_with_its_verdict_and_times(course):
    katas = by_name(course.run())
    first, second = katas["run"]["tests"]
    assert (first["name"], second["name"]) == ("test_the_result_is_one", "test_it_is_one_again")
    assert (first["status"], first["verdict"]) == ("failed", "WRONG_RESULT")
    assert first["message"] == "got 2, expected 1."
    assert (first["virtual_duration"], second["virtual_duration"]) == (1.5, 2.5)
    assert 0 < first["duration"] < 5
    passed = katas["walk"]["tests"][0]
    assert (passed["status"], passed["verdict"], passed["message"]) == ("passed", None, "")
    assert katas["run"]["verdict"] == "WRONG_RESULT"
    assert katas["fly"]["verdict"] == "NOT_STARTED"
    assert katas["walk"]["verdict"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("-k", "walk and again"),
        pytest.param(
            ("tests/01_moves/test_walk.py::test_it_is_one_again",),
        ),
        pytest.param(
            ("--deselect", "tests/01_moves/test_walk.py::test_it_is_one_again"),
        ),
    ],
)
def test_a_part_of_a_suite_wins_no_points(course, arguments):
    graded = course.run(*arguments)
    assert by_name(graded)["walk"]["status"] == "partly_run", graded.text
    assert by_name(graded)["walk"]["points"] == graded.card["points"] == 0


def test_a_run_that_is_stopped_at_the_first_failure_wins_no_points_for_the_rest(course):
    course.write("katas/01_moves/walk.py", "n = 0\n" + WRONG)
    graded = course.run("-x")
    assert [kata["status"] for kata in graded.card["katas"]] == ["unsolved", "not_run", "not_run"], graded.text
    assert graded.card["points"] == 0


def test_the_seed_is_written_down(course):
    assert course.run().card["seed"] == 1
    assert course.run("--seed", "7").card["seed"] == 7


def test_the_same_seed_gives_the_same_inputs_and_another_seed_others(project):
    suite = """
        async def test_it(kata, rng):
            assert await kata.answer() == [rng.random() for _ in range(3)]
        async def test_other(kata, rng):
            assert await kata.answer() == [rng.random() for _ in range(3)]
    """
    answer = "async def answer():\n    return 0\n"
    messages = [
        [test["message"] for test in project.grade(answer, suite, "--seed", seed).kata["tests"]] for seed in "112"
    ]
    assert messages[0] == messages[1]
    assert messages[0][0] != messages[0][1]
    assert len({message for pair in messages for message in pair}) == 4


def test_a_report_replaces_the_one_before(course):
    course.run()
    report = course.path / "report.json"
    assert json.loads(report.read_text(encoding="utf-8"))["points"] == 1
    course.write("katas/01_moves/run.py", SOLVED)
    assert course.run().card["points"] == 4


# -- Markdown -----------------------------------------------------------------------------------------


def summary(project, *arguments):
    """The Markdown of a run, without what was there before it."""
    path = project.path / "summary.md"
    before = len(path.read_text(encoding="utf-8")) if path.exists() else 0
    graded = project.run("--report-markdown", str(path), *arguments)
    return path.read_text(encoding="utf-8")[before:], graded


def test_the_summary_contains_the_board(course):
    text, _ = summary(course)
    lines = text.splitlines()
    assert lines[0] == "## 1 of 3 katas solved, 1 of 9 points"
    assert "### 01 Moves" in lines
    assert "| ✅ | walk | ★ | solved |" in lines
    assert "| ❌ | run | ★★★ | WRONG_RESULT, 0 of 2 tests |" in lines
    assert "| ⬜ | fly | ★★★★★ | not started |" in lines


def test_the_summary_explains_the_next_kata(course):
    text, _ = summary(course)
    after = text.split("### Next: katas/01_moves/run.py\n")[1]
    assert "the result is one: WRONG_RESULT" in after
    assert "Got 2, expected 1." in after
    assert "at   katas/01_moves/run.py:1" in after


def test_the_summary_of_a_solved_course_names_no_next_kata(course):
    for name in LEVELS:
        course.write(f"katas/01_moves/{name}.py", SOLVED)
    text, _ = summary(course)
    assert text.startswith("## 3 of 3 katas solved, 9 of 9 points")
    assert "Next" not in text


def test_the_summary_is_appended(course):
    course.write("summary.md", "# Before\n")
    first, _ = summary(course)
    second, _ = summary(course)
    text = (course.path / "summary.md").read_text(encoding="utf-8")
    assert text == "# Before\n" + first + second
    assert re.sub(r"[\d.]+s", "", first) == re.sub(r"[\d.]+s", "", second)


def fenced(text):
    """The lines inside of the fence, after checking that nothing but its own end closes it."""
    lines = text.splitlines()
    opening = next(number for number, line in enumerate(lines) if re.fullmatch("`{3,}", line))
    closing = next(
        number
        for number, line in enumerate(lines[opening + 1 :], opening + 1)
        if re.fullmatch(lines[opening] + "`*", line.strip())
    )
    assert not any("`" in line for line in lines[closing + 1 :])
    return lines[opening + 1 : closing]


@pytest.mark.parametrize(
    "printed",
    [
        "```",
        "`" * 40,
        "``` # not the end\n````\n`````",
        "</pre></details><script>alert(1)</script>",
        "| a | table |\n|---|---|",
        "### Next: something else",
    ],
)
def test_the_summary_survives_what_the_learner_prints(course, printed):
    answer = f"async def answer(fetch):\n    await fetch()\n    print({printed!r})\n    return 2\n"
    course.write("katas/01_moves/run.py", answer)
    text, _ = summary(course)
    inside = fenced(text)
    for line in printed.splitlines():
        assert f"  | {line}" in inside


def test_the_summary_survives_an_error_with_a_fence_of_its_own(course):
    answer = (
        "async def answer(fetch):\n    await fetch()\n    raise ValueError('oh\\n' + '`' * 9 + '\\n# no heading')\n"
    )
    course.write("katas/01_moves/run.py", answer)
    text, _ = summary(course)
    assert any("# no heading" in line for line in fenced(text))


def test_the_summary_survives_a_value_with_backquotes(course):
    course.write("katas/01_moves/run.py", "async def answer(fetch):\n    await fetch()\n    return '`' * 9\n")
    text, _ = summary(course)
    assert any("`````````" in line for line in fenced(text))


@pytest.mark.parametrize(
    "command", ["::error file=app.py::oh", "::set-output name=x::y", "::stop-commands::x", "##[error]no"]
)
def test_no_line_of_a_run_begins_with_a_workflow_command_of_the_learners(course, command):
    answer = f"async def answer(fetch):\n    await fetch()\n    print({command!r})\n    return {command!r}\n"
    course.write("katas/01_moves/run.py", answer)
    text, graded = summary(course)
    assert command in text
    assert command in graded.text
    # GitHub looks for commands in the log, at the beginning of a line and after spaces.
    for line in graded.text.splitlines():
        assert not line.lstrip().startswith(("::", "##[")), line


def test_a_workflow_command_in_an_error_does_not_begin_a_line(course):
    answer = "async def answer(fetch):\n    await fetch()\n    raise ValueError('oh\\n::error::no\\r::error::no')\n"
    course.write("katas/01_moves/run.py", answer)
    graded = course.run()
    assert "ValueError: oh" in graded.text
    for line in graded.text.splitlines():
        assert not line.lstrip().startswith("::"), line


def test_a_very_long_output_does_not_blow_up_the_summary(course):
    answer = "async def answer(fetch):\n    await fetch()\n    print('x' * 2_000_000)\n    return 'y' * 2_000_000\n"
    course.write("katas/01_moves/run.py", answer)
    text, _ = summary(course)
    assert len(text) < 10_000
    assert fenced(text)
