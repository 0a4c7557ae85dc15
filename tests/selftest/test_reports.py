"""The files that a run writes: the score card as JSON, and a job summary as Markdown."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from grader.answers import fingerprint
from grader.curriculum import Chapter, Curriculum, Kata
from grader.mermaid import chart
from grader.reports import MAX_MARKDOWN, markdown
from grader.scorecard import SCHEMA_VERSION, ScoreCard, Status, TestResult
from grader.timeline import Bar, Gap, Recording
from grader.verdicts import Finding, Place, Verdict

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


def read(text):
    """The tokens of a summary, after checking that none but the reporter's own structure is in it."""
    markdown_it = pytest.importorskip("markdown_it", reason="comes with tests/requirements-check.txt")
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(text)
    for token in tokens:
        assert token.type not in ("blockquote_open", "hr", "bullet_list_open", "ordered_list_open", "code_block")
        if token.type == "html_block":
            assert re.fullmatch(r"</details>|<details><summary>[^<>]*</summary>", token.content.strip())
        for part in token.children or []:
            assert part.type == "text" or part.type.startswith("softbreak"), part
        if token.type == "fence":
            assert token.info in ("", "mermaid")
    return tokens


def headings(text):
    """The headings, without their signs."""
    tokens = read(text)
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


def fences(text, info=""):
    """The contents of the fences of this kind."""
    return [token.content.splitlines() for token in read(text) if token.type == "fence" and token.info == info]


def fenced(text):
    """The lines inside of the first fence."""
    return fences(text)[0]


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


# -- Markdown: katas in brief, and bounds -----------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script></details></summary>",
    "| a | b |\n|-|-|\n| c | d |",
    "`" * 20,
    "````\n# heading\n````mermaid\ngraph TD",
    "# heading\n\n- list\n\n> quote\n\n---",
    "![x](https://example.org/x.png) [y](javascript:alert(1)) <https://example.org>",
    "**bold** _soft_ __init__ ~~gone~~ &lt;b&gt; \\| @somebody #1",
    "\x1b[31m\ud800\u202e\x00\x85\u2028\r\n# heading",
    '%%{init: {"theme": "dark"}}%%',
    'click a href "javascript:alert(1)"',
]


def card_of(*tests_of_katas):
    """A card with a kata for each list of tests."""
    katas = tuple(
        Kata(f"01_moves/kata{number}", "Its title", 1, ("x",), ("?",), ("async def f",), False, "-")
        for number in range(len(tests_of_katas))
    )
    card = ScoreCard(Curriculum((Chapter("01_moves", "Moves", katas),)), "katas", 1)
    for tests, result in zip(tests_of_katas, card.results.values(), strict=True):
        result.tests, result.collected = list(tests), len(tests)
    return card


def failing(text="got 2, expected 1.", name="test_it", recording=None, **more):
    finding = Finding(Verdict.WRONG_RESULT, text, **more)
    return TestResult(name, finding=finding, virtual_duration=2, recording=recording or Recording(), output=text)


def test_each_kata_that_is_begun_and_fails_is_there_in_brief(course):
    course.write("katas/01_moves/walk.py", WRONG)
    course.write("katas/01_moves/fly.py", SOLVED.replace("return 1", "return 1 / 0"))
    text, _ = summary(course)
    assert headings(text)[1:] == ["01 Moves", "Next: katas/01_moves/walk.py", "Other katas that are begun"]
    blocks = [token.content.strip() for token in read(text) if token.type == "html_block"]
    assert blocks == [
        "<details><summary>❌ run: WRONG_RESULT, 0 of 2 tests</summary>",
        "</details>",
        "<details><summary>❌ fly: WRONG_RESULT, 0 of 2 tests</summary>",
        "</details>",
    ]
    told = [lines[0] for lines in fences(text)]
    # The next one with every failing test, the others with their first.
    assert told == [
        "the result is one: WRONG_RESULT",
        "it is one again: WRONG_RESULT",
        "the result is one: WRONG_RESULT",
        "the result is one: WRONG_RESULT",
    ]


def test_a_kata_s_tests_are_a_table(course):
    text, _ = summary(course)
    assert "| ✘ | the result is one | WRONG_RESULT |\n| ✘ | it is one again | WRONG_RESULT |" in text
    assert sum(token.type == "table_open" for token in read(text)) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_learners_stays_text(text):
    recording = Recording(tuple(Bar(text, start, 3, "ok") for start in (0, 1)), 2)
    hostile = failing(text, f"test_{text}", recording, where=Place(text, 1), advice=text, details=(text,))
    plain = failing("x", "test_x", Recording((Bar("f()", 0, 3, "ok"), Bar("f()", 1, 3, "ok")), 2), details=("x",))
    card = card_of([hostile], [hostile])
    for result in card.results.values():
        result.path = text
    shape = [(token.type, token.tag) for token in read(markdown(card_of([plain], [plain]), Path("/nowhere")))]
    written = markdown(card, Path("/nowhere"))
    assert [(token.type, token.tag) for token in read(written)] == shape
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202e\u2028]", written)


def test_a_summary_of_more_than_a_mebibyte_ends_at_a_katas_border(monkeypatch):
    long = [failing("<`|" * 30_000, details=("x" * 2_000,) * 200)] * 12
    text = markdown(card_of(*[long] * 65), Path("/nowhere"))
    assert len(text.encode()) <= MAX_MARKDOWN + 100 < 2**20
    monkeypatch.setattr("grader.reports.MAX_MARKDOWN", 60_000)
    text = markdown(card_of(*[long] * 20), Path("/nowhere"))
    assert len(text.encode()) < 60_100
    tokens = read(text)
    assert tokens[-2].content.startswith("The rest is left out, ")
    opened = [token.content.count("<details>") - token.content.count("</details>") for token in tokens]
    assert sum(opened) == 0


# -- Mermaid ----------------------------------------------------------------------------------------------

TASK = re.compile(r"[✔✘⊘…] [^:\n]* :(?:(?:crit|active|milestone), )*\d+, \d+ms")
EXPECTED = re.compile(r"expected at [\d.]+ s :vert, \d+, 0ms")


def tasks(recording, end=6.0, expected=()):
    """The chart without its settings; each line is as the grammar of Gantt charts wants it."""
    lines = chart(recording, end, expected)
    assert [line.split(" ")[0] for line in lines[:6]] == [
        "gantt",
        "accTitle:",
        "accDescr:",
        "dateFormat",
        "axisFormat",
        "todayMarker",
    ]
    assert not any("\n" in line or "`" in line or "%%" in line or "<" in line or "#" in line for line in lines)
    for line in lines[6:]:
        assert TASK.fullmatch(line) or EXPECTED.fullmatch(line), line
    return lines[6:]


def bars(*made, total=None):
    return Recording(tuple(Bar(*bar) for bar in made), total or len(made))


def test_a_chart_has_each_call_in_milliseconds():
    recording = bars(
        ("f(1)", 0, 2, "ok"),
        ("f(2)", 0.5, 1.25, "error"),
        ("f(3)", 1, 3, "cancelled", 2),
        ("f(4)", 1, None, "running"),
        ("f(5)", 2, 2, "ok"),
    )
    assert tasks(recording) == [
        "✔ f(1) :0, 2000ms",
        "✘ f(2) failed :crit, 500, 750ms",
        "⊘ f(3) cancelled :active, 1000, 1000ms",
        "⊘ cleanup of f(3) :active, crit, 2000, 1000ms",
        "… f(4) still running :active, 1000, 5000ms",
        "✔ f(5) :milestone, 2000, 0ms",
    ]


def test_a_chart_shows_what_was_expected():
    assert tasks(bars(("f()", 0, 6, "ok")), expected=(2.5,)) == [
        "✔ f() :0, 6000ms",
        "expected at 2.5 s :vert, 2500, 0ms",
    ]


def test_a_chart_says_the_same_in_words():
    lines = chart(bars(("f()", 0, 1.5, "cancelled", 1), ("g(a: b)", 0, None, "running")), 2)
    assert lines[2] == ("accDescr: f() from 0 to 1.5 s, cancelled at 1. g(a\u2236 b) from 0 s still running.")


@pytest.mark.parametrize("text", [*HOSTILE, "", " ", "section x", "title x", "a:b", "a;b", "#35;", "%%", "x" * 9_000])
def test_a_label_cannot_end_its_line_or_begin_another(text):
    assert len(tasks(bars((text, 0, 1, "ok"), (text, 0, 3, "cancelled", 1)))) == 3


@pytest.mark.parametrize(
    ("end", "form"), [(0.06, "%s.%L s"), (9.5, "%s.%L s"), (10, "%s s"), (43200, "%s s"), (9e9, "%s s")]
)
def test_the_axis_of_a_chart_has_seconds(end, form):
    assert f"axisFormat {form}" in chart(bars(("f()", 0, end, "ok")), end)


@pytest.mark.parametrize("end", [0, 0.01, 2e10, float("inf"), float("nan")])
def test_what_a_chart_cannot_show_is_left_to_the_picture_in_characters(end):
    recording = bars(("f()", 0, end, "ok"))
    assert chart(recording, end) == []
    if end == 0.01:
        text = markdown(card_of([failing(recording=recording)]), Path("/nowhere"))
        assert any(line.strip().startswith("f()  ▏") for line in fenced(text))
        assert fences(text, "mermaid") == []


def test_a_chart_leaves_out_the_time_that_the_picture_leaves_out():
    recording = Recording((Bar("f()", 0, None, "running"),), 1, Gap(0, 100))
    assert tasks(recording, 102, (101,))[0] == "… f() still running :active, 0, 2000ms"
    assert tasks(recording, 102, (101,))[1] == "expected at 1 s :vert, 1000, 0ms"


def test_a_summary_has_a_chart_in_the_place_of_the_picture(course):
    text, _ = summary(course)
    assert fences(text, "mermaid")[0][-1] == "✔ fetch() :0, 1500ms"
    assert "█" not in text
