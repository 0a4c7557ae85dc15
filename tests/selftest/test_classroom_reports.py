"""The reports for classrooms, each held against its written form."""

import base64
import datetime
import json
import math
from xml.etree import ElementTree

import pytest
from grader import classroom_reporter
from grader.classroom_fifty import classroom50, release_body
from grader.classroom_gradescope import gradescope
from grader.classroom_junit import junit
from grader.classroom_reporter import MAX_BASE64, classroom_result
from grader.classroom_reports import WRITERS
from grader.classroom_texts import clean, one_line
from grader.scorecard import Status

from .classroom_cards import CURRICULUM, NASTY, ROOT, all_failing, all_solved, card, schema

jsonschema = pytest.importorskip("jsonschema", reason="comes with check-jsonschema")

KATAS = len(CURRICULUM.katas)
POINTS = sum(kata.points for kata in CURRICULUM.katas)
CARDS = {
    "nothing ran": card,
    "stubs": lambda: card(*[None] * KATAS),
    "some": lambda: card((7, 7), (3, 9), None, (0, 8), (6, 6)),
    "some, partial credit": lambda: card((7, 7), (3, 9), None, (0, 8), (6, 6), (7, 8), partial_credit=True),
    "all solved": all_solved,
    "nasty": lambda: all_failing(NASTY, output=NASTY),
    "huge": lambda: all_failing("😀" * 1000 + "::error::" * 100, output="x" * 10_000),
}


@pytest.fixture(params=CARDS.values(), ids=CARDS.keys())
def any_card(request):
    return request.param()


@pytest.mark.parametrize("name", ["classroom_reporter", "classroom50", "gradescope", "junit", "autograding"])
def test_the_schemas_are_schemas(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


# -- texts --------------------------------------------------------------------------------------------


def test_one_line_holds_nothing_that_a_terminal_or_a_log_obeys():
    text = one_line(NASTY, 1000)
    assert text.isprintable()
    assert "::" not in text
    assert "##[" not in text
    assert text.startswith("red a b c d evil ")
    assert "]]> <b>&amp; |" in text, "what is harmless stays"


@pytest.mark.parametrize("colons", range(2, 6))
def test_one_line_breaks_every_pair_of_colons(colons):
    assert one_line("a" + ":" * colons + "b", 100) == "a" + ": " * (colons - 1) + ":b"


def test_one_line_is_never_longer_than_asked_for():
    assert one_line("::" * 100, 50) == ": " * 23 + ":..."


def test_clean_keeps_lines_and_tabs():
    assert clean("a\tb\r\nc\rd\x1b[1;31m!\x1b[0m\x00") == "a\tb\nc\nd!"


def test_clean_leaves_only_characters_that_xml_allows():
    text = clean("".join(map(chr, range(0x11000))) + "\U0010ffff")
    ElementTree.fromstring(f"<a>{text.replace('&', '').replace('<', '')}</a>")
    text.encode()


# -- JUnit --------------------------------------------------------------------------------------------


def as_data(element):
    return {
        "tag": element.tag,
        "attributes": dict(element.attrib),
        "text": (element.text or "").strip(),
        "children": [as_data(child) for child in element],
    }


def test_junit_is_as_its_schema_says(any_card):
    root = ElementTree.fromstring(junit(any_card, ROOT).encode())
    jsonschema.validate(as_data(root), schema("junit"))


def test_junit_has_a_suite_for_each_kata_and_counts_right():
    root = ElementTree.fromstring(junit(card((7, 7), (3, 9), None), ROOT))
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == [kata.id for kata in CURRICULUM.katas]
    counts = [(suite.get("tests"), suite.get("failures"), len(suite.findall("testcase"))) for suite in suites[:4]]
    assert counts == [("7", "0", 7), ("9", "6", 9), ("1", "1", 1), ("0", "0", 0)]
    assert (root.get("tests"), root.get("failures")) == ("17", "7")
    assert float(root.get("time")) == pytest.approx(7 * 0.5 + 3 * 0.5 + 6 * 0.25 + 0.125)


def test_junit_explains_a_failure():
    root = ElementTree.fromstring(junit(card((7, 7), (3, 9)), ROOT))
    failures = root.findall("testsuite/testcase/failure")
    assert len(failures) == 6
    assert failures[0].get("type") == "WRONG_RESULT"
    assert failures[0].get("message") == "got 2, expected 1."
    assert "Got 2, expected 1.\nat   katas/no_file.py:4\ntry  " in failures[0].text


def test_junit_gives_each_kata_s_points():
    root = ElementTree.fromstring(junit(card((7, 7), (3, 9), partial_credit=True), ROOT))
    points = {
        suite.get("name"): [suite.find(f"properties/property[@name='{name}']").get("value") for name in
                            ("status", "points", "max_points")]
        for suite in root.findall("testsuite")[:2]
    }  # fmt: skip
    assert points == {"01_coroutines/first_await": ["solved", "1", "1"],
                      "01_coroutines/forgotten_await": ["unsolved", "0", "1"]}  # fmt: skip


# -- the classroom reporter ---------------------------------------------------------------------------


def javascript(value):
    """A number as `${value}` shows it."""
    return "NaN" if math.isnan(value) else str(int(value)) if value == int(value) else repr(value)


def reporter(encoded):
    """What the reporter does with a result: its two sums, its exit, and what it prints.

    Two versions of it are about: one takes the share of passed tests for its table, the other adds the scores up.
    """
    assert encoded, "an empty variable: it cannot parse the JSON, and ends"
    assert len(encoded) < 128 * 1024, "the operating system refuses to start a process with such a variable"
    result = json.loads(base64.b64decode(encoded, validate=True).decode("utf-8"))
    tests = result["tests"]
    max_score = result.get("max_score") or 0
    passed = sum(test["status"] == "pass" for test in tests)
    share = passed / len(tests) * max_score if tests else math.nan
    total = sum(test["score"] for test in tests) if max_score else 0
    printed = []
    for test in tests:
        line = f" - line {test['line_no']}" if test["line_no"] != 0 else ""
        if test["status"] == "error":
            printed.append(f"Error: {test['message'] or test['name']}")
        else:
            printed.append(f"{'✅' if test['status'] == 'pass' else '❌'} {test['name']}{line}")
        if test["test_code"]:
            printed += ["Test code:", test["test_code"]]
    return {
        "notice": f"Points {javascript(total)}/{javascript(max_score)}",
        "points": total,
        "max_points": max_score,
        "share": share,
        "shown": f"{share:.2f}/{javascript(max_score)}",
        "failed": result["status"] in ("fail", "error"),
        "printed": printed,
        "result": result,
    }


def test_the_reporter_s_result_is_as_its_schema_says(any_card):
    jsonschema.validate(reporter(classroom_result(any_card))["result"], schema("classroom_reporter"))


def test_both_of_the_reporter_s_sums_are_the_points(any_card):
    seen = reporter(classroom_result(any_card))
    assert seen["notice"] == f"Points {any_card.points}/{any_card.max_points}"
    assert seen["shown"] == f"{any_card.points}.00/{any_card.max_points}"
    assert not math.isnan(seen["share"])


@pytest.mark.parametrize("solved", range(KATAS + 1))
def test_both_sums_agree_however_many_katas_are_solved(solved):
    graded = card(*[(8, 8)] * solved)
    seen = reporter(classroom_result(graded))
    assert seen["points"] == graded.points == round(seen["share"], 9)
    assert seen["max_points"] == graded.max_points == POINTS


def test_the_reporter_fails_until_all_katas_are_solved():
    assert reporter(classroom_result(card((7, 7), (3, 9))))["failed"]
    assert not reporter(classroom_result(all_solved()))["failed"]


def test_the_reporter_s_result_fits_into_a_variable(any_card):
    assert len(classroom_result(any_card)) <= MAX_BASE64


@pytest.mark.parametrize("limit", [60_000, 1])
def test_a_result_that_stays_too_large_loses_its_messages_first(limit, monkeypatch):
    monkeypatch.setattr(classroom_reporter, "MAX_BASE64", limit)
    graded = card((7, 7), (3, 9), *[(0, 8)] * 10)
    seen = reporter(classroom_result(graded))
    jsonschema.validate(seen["result"], schema("classroom_reporter"))
    assert (seen["points"], seen["max_points"]) == (1, POINTS)
    assert len(classroom_result(graded)) < (60_000 if limit > 1 else 40_000)


def test_what_the_reporter_prints_holds_no_command():
    graded = all_failing(NASTY, output=NASTY)
    for result in graded.results.values():
        result.path = f"katas/::error::{NASTY}.py"
    for line in reporter(classroom_result(graded))["printed"]:
        assert line.isprintable()
        assert "::" not in line
        assert "##[" not in line


def test_the_reporter_names_each_kata_and_what_is_wrong_with_it():
    printed = reporter(classroom_result(card((7, 7), (3, 9), None, (7, 8), partial_credit=True)))["printed"]
    assert printed[:6] == [
        "✅ 01_coroutines/first_await, point 1 of 1",
        "❌ 01_coroutines/forgotten_await, point 1 of 1: WRONG_RESULT, 3 of 9 tests - line 4",
        "❌ 01_coroutines/entry_point, point 1 of 2: not started",
        "❌ 01_coroutines/entry_point, point 2 of 2: not started",
        "✅ 01_coroutines/order_of_events, point 1 of 2",
        "❌ 01_coroutines/order_of_events, point 2 of 2: WRONG_RESULT, 7 of 8 tests - line 4",
    ]


def test_a_result_with_messages_that_are_too_long_keeps_its_sums():
    def longest(what):
        seen = reporter(classroom_result(all_failing(what)))
        assert (seen["points"], seen["max_points"], len(seen["result"]["tests"])) == (0, POINTS, POINTS)
        return max(len(test["message"]) for test in seen["result"]["tests"])

    assert longest("a" * 1000) == 200
    assert longest("😀" * 1000) == 80, "four bytes each"


# -- Gradescope ---------------------------------------------------------------------------------------


def test_gradescope_s_result_is_as_its_schema_says(any_card):
    data = json.loads(json.dumps(gradescope(any_card, ROOT)))
    jsonschema.validate(data, schema("gradescope"))
    assert data["score"] == sum(test["score"] for test in data["tests"]) == any_card.points
    assert sum(test["max_score"] for test in data["tests"]) == any_card.max_points


def test_gradescope_gets_an_explanation():
    tests = gradescope(card((7, 7), (3, 9), None), ROOT)["tests"]
    assert tests[0]["output"] == "solved."
    assert tests[1]["output"].startswith("WRONG_RESULT, 3 of 9 tests.\nbad 0: WRONG_RESULT\nGot 2, expected 1.\nat ")
    assert [test["status"] for test in tests[:3]] == ["passed", "failed", "failed"]


# -- Classroom 50 -------------------------------------------------------------------------------------

ENVIRONMENT = {
    "CLASSROOM": "async-course",
    "ASSIGNMENT": "katas",
    "ASSIGNMENT_TYPE": "team",
    "USERNAME": "ann",
    "OWNER": "ann-and-bob",
    "SUBMISSION_TAG": "submit/2026-11-23T10-00-00Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit",
    "RELEASE_URL": "https://example.org/release",
    "REVIEW_URL": "https://example.org/review",
}
NOW = datetime.datetime(2026, 11, 23, 11, 0, 5, 999, datetime.timezone(datetime.timedelta(hours=1)))


def test_classroom50_s_result_is_as_its_schema_says(any_card):
    for environment in (ENVIRONMENT, {}, dict.fromkeys(ENVIRONMENT, "")):
        data = json.loads(json.dumps(classroom50(any_card, environment, NOW)))
        jsonschema.validate(data, schema("classroom50"))
        assert data["score"] == sum(test["score"] for test in data["tests"]) == any_card.points
        assert data["max-score"] == sum(test["max-score"] for test in data["tests"]) == any_card.max_points
        assert all(test["score"] <= test["max-score"] for test in data["tests"])


def test_classroom50_is_told_whose_submission_it_is():
    data = classroom50(card((7, 7)), ENVIRONMENT, NOW)
    assert {name: data[name] for name in list(data)[1:10]} == {
        "classroom": "async-course",
        "assignment": "katas",
        "assignment_type": "team",
        "owner": "ann-and-bob",
        "submission": "submit/2026-11-23T10-00-00Z-a1b2c3d",
        "commit": "https://example.org/commit",
        "release": "https://example.org/release",
        "review": "https://example.org/review",
        "datetime": "2026-11-23T10:00:05Z",
    }


@pytest.mark.parametrize(("missing", "field", "instead"), [("REVIEW_URL", "review", "https://example.org/commit"),
                                                           ("OWNER", "owner", "ann")])  # fmt: skip
def test_classroom50_s_optional_variables_have_a_stand_in(missing, field, instead):
    assert classroom50(card(), ENVIRONMENT | {missing: ""}, NOW)[field] == instead


def test_a_kata_passes_in_classroom50_only_if_it_is_solved():
    tests = classroom50(card((7, 7), (3, 9), None, (7, 8), partial_credit=True), ENVIRONMENT)["tests"]
    assert [(test["passed"], test["score"], test["max-score"]) for test in tests[:4]] == [
        (True, 1, 1),
        (False, 0, 1),
        (False, 0, 2),
        (False, 1, 2),
    ]
    assert tests[1]["message"] == "WRONG_RESULT, 3 of 9 tests: got 2, expected 1."


def test_the_release_shows_all_katas_and_explains_the_next():
    lines = release_body(card((7, 7), (3, 9), None), ROOT).splitlines()
    assert lines[0] == f"### 1 of {KATAS} katas solved, 1 of {POINTS} points"
    assert "| 01_coroutines/forgotten_await | WRONG_RESULT, 3 of 9 tests | 0 of 1 |" in lines
    assert sum(line.startswith(("| 0", "| 1")) for line in lines) == KATAS
    assert "Next: katas/01_coroutines/forgotten_await.py" in lines
    assert "Got 2, expected 1." in lines


def test_a_release_is_short_enough_and_nothing_ends_its_fence(any_card):
    text = release_body(any_card, ROOT)
    assert len(text) < 100_000
    text.encode()
    lines = text.splitlines()
    fences = [line for line in lines if line.startswith("````")]
    failing_one = any_card.next_up is not None and any_card.next_up.status is Status.UNSOLVED
    assert len(fences) == 2 * failing_one
    assert len(set(fences)) == failing_one
    assert not failing_one or lines[-1] == fences[0]


# -- files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_makes_its_folder_and_writes_utf_8(name, any_card, tmp_path):
    path = tmp_path / "new" / "report"
    WRITERS[name](any_card, path, ROOT)
    assert path.read_bytes().decode("utf-8").endswith("\n")


@pytest.mark.parametrize("name", ["junit", "gradescope", "classroom50"])
def test_a_report_replaces_the_one_before(name, tmp_path):
    path = tmp_path / "report"
    WRITERS[name](all_solved(), path, ROOT)
    solved = path.read_text(encoding="utf-8")
    WRITERS[name](card(), path, ROOT)
    assert solved not in path.read_text(encoding="utf-8")


def test_the_reporter_s_result_is_appended(tmp_path):
    path = tmp_path / "output"
    path.write_text("other=1\n", encoding="utf-8")
    WRITERS["classroom"](card((7, 7)), path, ROOT)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == ["other=1", f"result={classroom_result(card((7, 7)))}"]


def test_classroom50_gets_two_files_and_its_identity_from_the_environment(tmp_path, monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    WRITERS["classroom50"](card((7, 7)), tmp_path / "result.json", ROOT)
    data = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema("classroom50"))
    assert data["owner"] == "ann-and-bob"
    assert (tmp_path / "release-body.md").read_text(encoding="utf-8") == release_body(card((7, 7)), ROOT)
