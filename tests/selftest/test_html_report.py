"""The page: `--report-html FILE`."""

import asyncio
import base64
import hashlib
import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path

import aiohttp
import pytest
from grader.curriculum import Chapter, Curriculum, Kata
from grader.html_report import MAX_PAGE, html, stylesheet, write_html
from grader.scorecard import ScoreCard, TestResult
from grader.svg_timeline import figure
from grader.timeline import Bar, Gap, Recording
from grader.verdicts import Finding, Place, Verdict

html5lib = pytest.importorskip("html5lib", reason="comes with tests/requirements-check.txt")

ROOT = Path("/nowhere")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;</pre></style></title></svg><!-- ]]> `x`"
UNPRINTABLE = "a\x00b\x1b[31mc\ud800d\u202ee\x85f\ufffeg\rh"
WRITTEN_OUT = r"a\x00b\x1b[31mc\ud800d\u202ee\x85f\ufffeg\rh"


def kata(name, level=1, chapter="01_moves", broken_stub=False):
    return Kata(f"{chapter}/{name}", f"The kata {name}", level, ("gather",), ("?",), ("async def f",), broken_stub, "-")


def course(**tests):
    """A card of one chapter: the kata's name, and its tests."""
    chapter = Chapter("01_moves", "Moves", tuple(kata(name, level) for level, name in enumerate(tests, 1)))
    card = ScoreCard(Curriculum((chapter,)), "katas", 1)
    for name, results in tests.items():
        result = card.results[f"01_moves/{name}"]
        result.tests += results
        result.collected = len(results)
    return card


def passed(name="test_it_works", **more):
    return TestResult(name, passed=True, virtual_duration=2.0, **more)


def failed(verdict="WRONG_RESULT", what="got 2, expected 1.", name="test_it_works", finding=(), **more):
    return TestResult(name, finding=Finding(Verdict(verdict), what, **dict(finding)), virtual_duration=2.0, **more)


def calls(*bars, total=None):
    made = tuple(Bar(*bar) for bar in bars)
    return Recording(made, len(made) if total is None else total)


def parsed(page):
    """The page's tree; the parser refuses what is not valid."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page.encode("utf-8"), transport_encoding="utf-8")


def text_of(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def with_class(tree, name):
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def find(tree, id_):
    (element,) = [element for element in tree.iter() if element.get("id") == id_]
    return element


def tag(element):
    return str(element.tag).rpartition("}")[2]


def tags(tree):
    return {tag(element) for element in tree.iter()}


RUNNING = calls(("f(1)", 0, 2, "ok"), ("f(2)", 0, None, "running"), ("f(3)", 1, 4, "cancelled", 2), total=20)
MIXED = {
    "walk": [passed(), passed("test_again", recording=calls(("f()", 0, 2, "ok")))],
    "run": [passed(), failed(recording=RUNNING, output="hello\n"), failed("WRONG_TIMING", name="test_other")],
    "swim": [failed("BLOCKED_LOOP", recording=calls(("g()", 0, 1, "error")))],
    "fly": [failed("NOT_STARTED", "`f` is not written yet."), failed("NOT_STARTED", "x", "test_more")],
    "hop": [],
}
EVERYTHING = {
    "mixed": course(**MIXED),
    "nothing run": course(walk=[], run=[]),
    "all solved": course(walk=[passed()], run=[passed(recording=calls(("f()", 0, 0, "ok")))]),
    "hostile": course(
        run=[
            failed(
                what=HOSTILE,
                name="test_" + HOSTILE,
                finding={"where": Place(f"/x/{HOSTILE}", 1), "advice": HOSTILE, "details": (HOSTILE,)},
                output=HOSTILE,
                recording=calls((HOSTILE, 0, 1, "ok"), total=2),
            )
        ]
    ),
    "unprintable": course(
        run=[
            failed(
                what=UNPRINTABLE,
                name="test_" + UNPRINTABLE,
                finding={"where": Place(UNPRINTABLE, 1), "advice": UNPRINTABLE, "details": (UNPRINTABLE,)},
                output=UNPRINTABLE.replace("\r", ""),
                recording=calls((UNPRINTABLE, 0, 1, "ok")),
            )
        ]
    ),
}


@pytest.fixture(params=EVERYTHING)
def page(request):
    """A page of every kind."""
    return html(EVERYTHING[request.param], ROOT)


# -- what it is made of ---------------------------------------------------------------------------------


def test_it_is_valid_html(page):
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    parsed(page)


def test_the_parser_of_these_tests_refuses_what_is_not_valid():
    for wrong in ("<p><div></p>", '<p class="a" class="b">', "<b><i></b></i>"):
        with pytest.raises(html5lib.html5parser.ParseError):
            parsed(f"<!DOCTYPE html><html><head><title>x</title></head><body>{wrong}</body></html>")


def test_each_id_is_there_once_and_each_reference_leads_to_one(page):
    tree = parsed(page)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w-]+", id_) for id_ in ids)
    referred = [element.get("href")[1:] for element in tree.iter("a")]
    for element in tree.iter():
        referred += (element.get("aria-labelledby") or "").split() + (element.get("aria-describedby") or "").split()
    referred += re.findall(r"url\(#([^)]*)\)", stylesheet())
    assert referred
    assert set(referred) <= set(ids)


def test_its_headings_are_in_order(page):
    levels = [int(tag(element)[1]) for element in parsed(page).iter() if re.fullmatch(r"h\d", tag(element))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1, levels


def test_it_has_landmarks_with_names(page):
    tree = parsed(page)
    for landmark in ("header", "main", "footer", "nav"):
        assert len([element for element in tree.iter() if tag(element) == landmark]) == 1
    assert tree.find(".//nav").get("aria-label") == "Chapters"
    for section in tree.iter("section"):
        assert tag(find(section, section.get("aria-labelledby"))) == "h2"
    assert tree.get("lang") == "en"


def test_its_tables_say_what_their_cells_are(page):
    for table in parsed(page).iter("table"):
        assert text_of(table.find("caption"))
        assert {head.get("scope") for head in table.find("thead").iter("th")} == {"col"}
        assert {row.find("th").get("scope") for row in table.find("tbody").iter("tr")} == {"row"}


def test_each_picture_is_described_or_hidden_from_screen_readers(page):
    for picture in parsed(page).iter("{http://www.w3.org/2000/svg}svg"):
        if picture.get("aria-hidden") != "true":
            assert picture.get("role") == "img"
            assert text_of(find(picture, picture.get("aria-labelledby")))
            assert text_of(find(picture, picture.get("aria-describedby")))


def test_each_state_is_said_in_words():
    tree = parsed(html(EVERYTHING["mixed"], ROOT))
    words = {name: text_of(find(tree, f"k-01_moves-{name}")) for name in MIXED}
    assert "solved, 1 point" in words["walk"]
    assert "WRONG_RESULT, 1 of 3 tests" in words["run"]
    assert "BLOCKED_LOOP, 0 of 1 tests" in words["swim"]
    assert "not started" in words["fly"]
    assert "not run" in words["hop"]
    assert "level 4 of 5" in words["fly"]
    for test in with_class(tree, "test"):
        assert ("passed: " if "passed" in test.get("class").split() else "failed: ") in "".join(test.itertext())


def test_it_loads_nothing_and_runs_nothing(page):
    tree = parsed(page)
    assert not tags(tree) & {"script", "iframe", "img", "object", "embed", "form", "base", "audio", "video", "use"}
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), name
            assert name not in ("src", "srcset", "style", "action"), name
            if str(name).endswith("href"):
                assert value.startswith(("#", "data:image/svg+xml,")), value
    assert not re.search(r"@import|url\((?!#)", stylesheet())
    assert "<" not in stylesheet()


def test_its_policy_allows_its_own_style_and_nothing_else(page):
    tree = parsed(page)
    (policy,) = [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv")]
    (style,) = tree.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert directives == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    head = [tag(element) for element in tree.find("head")]
    assert head.index("style") > next(i for i, meta in enumerate(tree.find("head")) if meta.get("http-equiv"))


def test_it_fits_small_screens_and_dark_ones(page):
    metas = {meta.get("name"): meta.get("content") for meta in parsed(page).iter("meta")}
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["color-scheme"] == "light dark"
    assert "@media (prefers-color-scheme: dark)" in stylesheet()
    assert "@media print" in stylesheet()


# -- what comes from the learner --------------------------------------------------------------------------


def test_nothing_of_the_learners_becomes_markup():
    harmless = html(course(run=[failed(output="x", recording=calls(("f()", 0, 1, "ok"), total=2))]), ROOT)
    tree = parsed(html(EVERYTHING["hostile"], ROOT))
    assert tags(tree) <= tags(parsed(harmless)) | {"ul", "code"}
    (kata_,) = with_class(tree, "next")
    words = text_of(kata_)
    shown = HOSTILE.replace("`x`", "x")
    assert words.count(shown) == 3  # what, advice and detail
    assert words.count(HOSTILE) == 4  # name, place, print, and the label in the table
    assert HOSTILE[:20] in text_of(with_class(tree, "label")[0])


def test_what_cannot_be_shown_is_written_out():
    tree = parsed(html(EVERYTHING["unprintable"], ROOT))
    text = text_of(with_class(tree, "next")[0])
    assert text.count(WRITTEN_OUT) >= 4
    assert WRITTEN_OUT.replace("[", " (") in text  # the test's name: a case stands in parentheses there
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202e\ufffe]", text)


def test_hostile_names_of_katas_and_of_the_folder_stay_text():
    card = course(run=[failed()])
    result = card.results["01_moves/run"]
    result.path = card.answers = HOSTILE + UNPRINTABLE
    tree = parsed(html(card, ROOT))
    assert HOSTILE + WRITTEN_OUT in text_of(tree.find(".//footer"))
    assert HOSTILE + WRITTEN_OUT in text_of(with_class(tree, "about")[0])


def test_code_in_backquotes_is_code_and_nothing_more():
    tree = parsed(html(course(run=[failed(what="`f(<b>)` is not awaited, `a")]), ROOT))
    (what,) = with_class(tree, "what")
    assert [element.text for element in what] == ["f(<b>)"]
    assert text_of(what) == "f(<b>) is not awaited, `a"


def test_prints_are_shown_apart_and_cut():
    output = "\n".join(f"line {number}" for number in range(5_000))
    tree = parsed(html(course(run=[failed(output=output)]), ROOT))
    (shown,) = with_class(tree, "output")
    assert text_of(shown).startswith("line 0 line 1 ")
    assert text_of(shown).endswith("line 99 ... and 4900 more lines")


def test_hundreds_of_failing_tests_and_huge_texts_stay_within_bounds(monkeypatch):
    bars = calls(*[("f(" + "<" * 3_000, 0, 1, "ok")] * 12, total=10_000)
    finding = {"advice": "&" * 100_000, "details": ("<" * 100_000,) * 500}
    tests = [
        failed(what="<" * 100_000, name=f"test_{number}_" + "<" * 1_000, finding=finding, output="<" * 10_000)
        for number in range(500)
    ]
    for test in tests:
        test.recording = bars
    monkeypatch.setattr("grader.html_report.MAX_PAGE", 1_500_000)
    page = html(course(**{f"run{number}": tests for number in range(8)}), ROOT)
    assert len(page) < 1_500_000 + 100_000  # the board comes in any case
    assert page.count('class="kata unsolved"') == 8
    assert "... and 300 more tests." in page
    assert "The details are left out" in page
    assert MAX_PAGE <= 6_000_000


def test_where_room_is_short_pictures_of_passed_tests_go_first(monkeypatch):
    monkeypatch.setattr("grader.html_report.MAX_KATA", 9_000)
    picture = calls(*[("f()", 0, 1, "ok")] * 12)
    card = course(walk=[failed()], run=[passed(recording=picture)] * 9 + [failed(recording=calls(("g()", 0, 1, "ok")))])
    other = find(parsed(html(card, ROOT)), "k-01_moves-run")
    assert len(with_class(other, "timeline")) == 1
    assert "g()" in text_of(other)


# -- what it shows ----------------------------------------------------------------------------------------


def test_the_next_kata_is_open_and_the_others_are_collapsed():
    tree = parsed(html(EVERYTHING["mixed"], ROOT))
    (following,) = with_class(tree, "next")
    assert text_of(following.find("h2")) == "Next: run"
    opened = [element for element in tree.iter("details") if "open" in element.attrib]
    assert [text_of(element.find("summary").find("h3")) for element in opened if element in list(following.iter())] == [
        "failed: it works"
    ]
    assert not any("open" in element.attrib for element in with_class(tree, "kata"))
    assert "tox -- -k run --hint" in text_of(following)


def test_a_failure_is_explained():
    test = failed(
        "SEQUENTIAL",
        "3 calls ran one after the other.",
        finding={"details": ("task one waits",), "advice": "Start all first."},
        output="hello\n",
    )
    words = text_of(with_class(parsed(html(course(run=[test]), ROOT)), "next")[0])
    for part in (
        "3 calls ran one after the other.",
        "Try: Start all first.",
        "task one waits",
        "Your code printed:hello",
        "SEQUENTIAL: work that should overlap ran one after the other.",
    ):
        assert part in words


def test_the_line_to_blame_is_shown_among_its_neighbours(tmp_path):
    answer = tmp_path / "01_moves" / "run.py"
    answer.parent.mkdir()
    answer.write_text("\none = 1\ntwo = 2\nthree = 3 < 4\nfour = 4\nfive = 5\nsix = 6\n", encoding="utf-8")
    test = failed(finding={"where": Place(str(answer), 4)})
    tree = parsed(html(course(run=[test]), tmp_path))
    (code,) = with_class(tree, "code")
    assert "".join(code.itertext()).splitlines() == [
        "    2  one = 1",
        "    3  two = 2",
        ">   4  three = 3 < 4",
        "    5  four = 4",
        "    6  five = 5",
    ]
    assert text_of(code.find(".//mark")) == "> 4 three = 3 < 4"
    assert "At: 01_moves/run.py:4" in text_of(tree)


def test_of_a_file_that_is_not_the_answer_one_line_is_shown_at_most(tmp_path):
    other = tmp_path / "helper.py"
    other.write_text("secret = 1\nx = 2\nsecret = 3\n", encoding="utf-8")
    page = html(course(run=[failed(finding={"where": Place(str(other), 2)})]), tmp_path)
    assert "x = 2" in page
    assert "secret" not in page


def test_the_score_is_at_the_top():
    tree = parsed(html(EVERYTHING["mixed"], ROOT))
    assert text_of(tree.find(".//h1")) == "1 of 4 katas solved"
    assert "1 of 10 points; 1 more kata was not run" in text_of(tree.find(".//header"))
    assert text_of(tree.find(".//nav")).startswith("01 Moves1 of 5 solved")
    assert text_of(tree.find(".//title")) == "1 of 4 katas solved - asyncio katas"
    assert "8 tests waited 16 s on the virtual clock" in text_of(tree.find(".//header"))


def test_the_score_is_about_all_katas_if_all_were_run_or_none():
    for kind, score, points in (("all solved", "2 of 2", "3 of 3 points"), ("nothing run", "0 of 2", "0 of 3 points")):
        header = parsed(html(EVERYTHING[kind], ROOT)).find(".//header")
        assert text_of(header.find("h1")) == f"{score} katas solved"
        assert points in text_of(header)
        assert "not run" not in text_of(header)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("all solved", "All katas are solved. Well done!"), ("nothing run", "Nothing was run.")],
)
def test_without_a_next_kata_it_says_so(kind, words):
    assert text_of(with_class(parsed(html(EVERYTHING[kind], ROOT)), "next")[0]) == words


def test_a_broken_stub_is_explained_though_it_is_untouched():
    card = course(run=[failed("NEVER_AWAITED", "a coroutine was never run.")])
    result = card.results["01_moves/run"]
    result.untouched, result.kata = True, kata("run", broken_stub=True)
    words = text_of(with_class(parsed(html(card, ROOT)), "next")[0])
    assert "this file holds broken code for you to mend" in words
    assert "A coroutine was never run." in words


# -- the timeline -----------------------------------------------------------------------------------------


def drawn(recording, end, expected=()):
    """Each rectangle: its class, and per cent of the width where it begins and ends."""
    picture = figure(recording, end, "t", expected)
    rects = []
    for rect in picture.iter("rect"):
        begin = float(rect.get("x").rstrip("%"))
        width = rect.get("width")
        rects.append((rect.get("class"), begin, begin + float(width.rstrip("%")) if "%" in width else None))
    return rects, picture


def texts(picture, kind):
    return [element.text for element in picture.iter("text") if kind in element.get("class").split()]


def test_bars_are_where_the_calls_were():
    rects, _ = drawn(calls(("f(1)", 0, 2, "ok"), ("f(2)", 1, 4, "error"), ("f(3)", 2, None, "running")), 4)
    assert rects == [("bar ok", 0, 50), ("bar error", 25, 100), ("bar running", 50, 100)]


def test_a_cancelled_call_is_solid_up_to_its_cancellation_and_hatched_after_it():
    rects, picture = drawn(calls(("f()", 0, 4, "cancelled", 3)), 4)
    assert rects == [("bar cancelled", 0, 75), ("bar cleanup", 75, 100)]
    assert [line.get("x1") for line in picture.iter("line") if line.get("class") == "cut"] == ["75.0%"]
    assert text_of(picture.find("figcaption")) == "An upright stroke: cancelled here. Hatched: cleaning up after that."
    assert ".bar.cleanup { fill: url(#cleanup)" in stylesheet()


def test_how_a_call_ended_is_written_beside_it():
    recording = calls(("a", 0, 1, "ok"), ("b", 0, 1, "error"), ("c", 0, 1, "cancelled", 1), ("d", 0, None, "running"))
    assert texts(figure(recording, 1, "t"), "outcome") == ["✔ ok", "✘ failed", "⊘ cancelled", "… running"]


def test_a_call_that_takes_no_time_is_seen_all_the_same():
    rects, _ = drawn(calls(("f()", 0, 0, "ok"), ("g()", 4, 4, "error"), ("h()", 1, 1.001, "ok")), 4)
    assert rects == [("bar ok", 0, None), ("bar error", 100, None), ("bar ok", 25, None)]


def test_the_table_has_the_same_in_numbers():
    picture = figure(
        calls(("f(1)", 0, 2.5, "ok"), ("f(2)", 1, 3600, "cancelled", 1.25), ("g", 2, None, "running")), 4, "t"
    )
    rows = [[text_of(cell) for cell in row] for row in picture.find(".//table").iter("tr")]
    assert rows == [
        ["call", "started", "cancelled", "ended", "how"],
        ["f(1)", "0", "-", "2.5", "ok"],
        ["f(2)", "1", "1.25", "3,600", "cancelled"],
        ["g", "2", "-", "-", "running"],
    ]


@pytest.mark.parametrize(
    ("begin", "end", "ticks"),
    [
        (0, 6, ["0", "2", "4", "6 s"]),
        (0, 9, ["0", "2", "4", "6", "8 s"]),
        (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1 s"]),
        (10, 14, ["10", "11", "12", "13", "14 s"]),
        (0, 43204, ["0", "20,000", "40,000 s"]),
        (0, 0.000003, ["0", "0.000001", "0.000002", "0.000003 s"]),
        (3, 3, ["3 s"]),
        (100000.5, 100000.5, ["100,000.5 s"]),
    ],
)
def test_the_axis_has_round_seconds(begin, end, ticks):
    assert texts(figure(calls(("f()", begin, end, "ok")), end, "t"), "tick") == ticks


def test_time_that_is_left_out_is_left_out_of_all_of_it():
    recording = Recording((Bar("f()", 0, 2, "ok"),), 1, Gap(0, 100))
    rects, picture = drawn(recording, 104, expected=(102.0,))
    assert rects == [("bar ok", 0, 50)]
    assert texts(picture, "expected") == ["expected at 2 s"]


def test_what_was_expected_is_a_dashed_stroke_with_words():
    _, picture = drawn(calls(("f()", 0, 6, "ok")), 6, expected=(2.0,))
    assert [line.get("x1") for line in picture.iter("line") if line.get("class") == "expected"] == ["33.33%"]
    assert texts(picture, "expected") == ["expected at 2 s"]
    assert "Expected at 2 s." in text_of(picture.find(".//desc"))
    assert re.search(r"line\.expected \{[^}]*stroke-dasharray", stylesheet())


def test_where_nothing_was_expected_nothing_is_drawn():
    _, picture = drawn(calls(("f()", 0, 6, "ok")), 6)
    assert not [element for element in picture.iter() if element.get("class") == "expected"]


def test_many_expected_moments_are_listed_in_the_caption():
    picture = figure(calls(("f()", 0, 6, "ok")), 6, "t", tuple(range(100)))
    assert "expected at 0, 1, 2, 3, 4, 5, 6, 7, ... s." in text_of(picture.find("figcaption"))
    assert len([line for line in picture.iter("line") if line.get("class") == "expected"]) == 24


def test_the_caption_counts_the_calls_that_are_not_shown():
    picture = figure(calls(("f()", 0, 6, "ok"), total=10_000), 6, "t")
    assert text_of(picture.find("figcaption")) == "The first 1 calls; 9,999 more are not shown."


def test_a_long_label_is_cut_by_the_room_it_takes():
    picture = figure(calls(("x" * 500, 0, 1, "ok"), ("日" * 500, 0, 1, "ok")), 1, "t")
    assert texts(picture, "label") == ["x" * 25 + "…", "日" * 12 + "…"]


def test_nothing_recorded_gives_no_picture():
    assert figure(Recording(), 5, "t") is None


@pytest.mark.parametrize("end", [float("nan"), float("inf")])
def test_times_that_are_no_numbers_give_no_picture(end):
    assert figure(calls(("f()", 0, end, "ok")), 1, "t") is None


# -- colours ------------------------------------------------------------------------------------------------


def schemes():
    """The colours by their names: light, dark, printed."""
    style = stylesheet()
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    names = ["light", "dark", "print"]
    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for name, block in zip(names, blocks, strict=True)
    }


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_guidelines_say():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_texts_and_pictures_stand_out(scheme):
    colours = schemes()[scheme]
    assert colours.keys() == schemes()["light"].keys()
    for text in ("text", "soft", "link", "good", "bad", "part"):
        for ground in ("page", "card", "inset"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["text"], colours["mark"]) >= 4.5
    assert contrast(colours["plan"], colours["card"]) >= 4.5
    for shape in ("bar", "bar-bad", "bar-cut", "plan", "edge"):
        assert contrast(colours[shape], colours["card"]) >= 3, shape


def test_no_rule_has_a_colour_of_its_own():
    rules = re.sub(r":root \{.*?\}", "", stylesheet(), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?!\))|rgb|hsl", rules.replace("url(#cleanup)", ""))


# -- the option ---------------------------------------------------------------------------------------------

SUITE = """
    async def test_it_is_one(kata, service, clock):
        assert await kata.answer(service("fetch", latency=1.5)) == 1

    async def test_it_takes_two_seconds(kata, service, clock):
        with clock.takes(2):
            await kata.answer(service("fetch", latency=3))

    async def test_it_starts_at_once(kata, service):
        fetch = service("fetch", latency=1)
        await kata.answer(fetch)
        fetch.assert_started_at(5)
"""
ANSWER = "async def answer(fetch):\n    print('<b>hello')\n    await fetch('<i>')\n    return 1\n"


@pytest.fixture
def graded(project):
    """A kata whose first test passes, and the other two do not."""
    graded = project.grade(ANSWER, SUITE, "--report-html=page.html")
    assert graded.status == 1
    return graded


def test_a_run_writes_the_page(graded, project):
    page = (project.path / "page.html").read_text(encoding="utf-8")
    tree = parsed(page)
    assert text_of(tree.find(".//h1")) == "0 of 1 katas solved"
    (following,) = with_class(tree, "next")
    assert "Your code printed:<b>hello" in text_of(following)
    assert [text_of(element) for element in with_class(following, "verdict")] == ["WRONG_TIMING", "WRONG_TIMING"]


def test_the_page_shows_when_it_was_expected(graded, project):
    pictures = with_class(parsed((project.path / "page.html").read_text(encoding="utf-8")), "timeline")
    assert [[element.text for element in with_class(picture, "expected") if element.text] for picture in pictures] == [
        [],
        ["expected at 2 s"],
        ["expected at 5 s"],
    ]


def test_the_page_shows_the_timelines_of_tests_that_passed(graded, project):
    tree = parsed((project.path / "page.html").read_text(encoding="utf-8"))
    (test,) = [test for test in with_class(tree, "test") if "passed" in test.get("class")]
    assert "fetch('<i>')" in text_of(test)
    assert "open" not in test.attrib


def test_a_page_replaces_the_one_before(graded, project):
    page = project.path / "page.html"
    first = page.read_text(encoding="utf-8")
    assert "hello" in first
    project.answer_path.write_text(ANSWER.replace("hello", "good bye"), encoding="utf-8")
    assert project.run("--report-html=page.html").status == 1
    second = page.read_text(encoding="utf-8")
    took = r"took [\d.]+ s of yours"
    assert re.sub(took, "", second) == re.sub(took, "", first.replace("hello", "good bye"))


@pytest.mark.parametrize("content", ["my notes\n", "<!DOCTYPE html><title>mine</title>", "\xff" * 2_000])
def test_nothing_else_is_replaced_by_a_page(project, content):
    project.grade(ANSWER, SUITE)
    other = project.write("notes.html", content)
    before = other.read_bytes()
    graded = project.run("--report-html=notes.html")
    assert graded.status == 4
    assert "--report-html: notes.html exists and is not a page of the grader's: it stays as it is" in graded.text
    assert other.read_bytes() == before
    with pytest.raises(OSError, match="is no page of the grader's"):
        write_html(EVERYTHING["mixed"], other, ROOT)
    assert other.read_bytes() == before


def test_an_empty_file_may_be_replaced(project, tmp_path):
    page = tmp_path / "empty.html"
    page.touch()
    write_html(EVERYTHING["mixed"], page, ROOT)
    assert page.read_text(encoding="utf-8") == html(EVERYTHING["mixed"], ROOT)


def test_practice_does_not_pay_for_the_page(project):
    project.grade(ANSWER, SUITE)
    project.write(
        "conftest.py",
        """
        import sys

        def pytest_unconfigure(config):
            names = {"grader.html_report", "grader.svg_timeline", "grader.markup", "grader.mermaid"} & set(sys.modules)
            kept = config.pluginmanager.getplugin("kata-grading").card.results["01_mini/kata"].tests[0].recording.bars
            print(f"loaded {sorted(names)}, kept {len(kept)}")
        """,
    )
    assert "loaded [], kept 0" in project.run_in_a_process("-s").stdout
    assert "'grader.html_report'" in (shown := project.run_in_a_process("-s", "--report-html=p.html").stdout)
    assert "kept 1" in shown


# -- in a real browser ----------------------------------------------------------------------------------------

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
# Everything that is opened, and then: what is wider than the screen, but for code that scrolls in a box of its own.
MEASURE = """(() => {
    document.querySelectorAll('details').forEach(details => { details.open = true; });
    const wide = [...document.body.querySelectorAll('*')].filter(element =>
        element.getBoundingClientRect().right > WIDTH + 0.5 && !element.closest('.code, .skip, svg'));
    return JSON.stringify({
        width: document.documentElement.scrollWidth,
        wide: wide.slice(0, 5).map(element => element.outerHTML.slice(0, 200)),
        details: document.querySelectorAll('details[open]').length,
        ground: getComputedStyle(document.body).backgroundColor,
        hatched: getComputedStyle(document.querySelector('.bar.cleanup')).fill,
    });
})()"""


class Tab:
    """A tab of the browser, driven by its own protocol."""

    def __init__(self, socket):
        self._socket = socket
        self._number = 0
        self.events = []

    async def call(self, method, **params):
        """The answer to a command; what else arrives meanwhile goes to `events`."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            message = await self._socket.receive_json()
            if message.get("id") == self._number:
                assert "error" not in message, message
                return message["result"]
            self.events.append(message)

    async def until(self, event):
        """Wait for an event."""
        while not any(message["method"] == event for message in self.events):
            self.events.append(await self._socket.receive_json())


async def look_at(page, width, scheme, profile):
    """Open the page in the browser: what it measures, what was requested, and what was complained about."""
    browser = await asyncio.create_subprocess_exec(
        BROWSER,
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
        *("--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        port = None
        while port is None:
            line = (await browser.stderr.readline()).decode()
            assert line, "the browser ended"
            if found := re.search(r"DevTools listening on ws://127\.0\.0\.1:(\d+)/", line):
                port = found[1]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                (target,) = [target for target in await answer.json() if target["type"] == "page"]
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                tab = Tab(socket)
                for domain in ("Page", "Network", "Log", "Runtime"):
                    await tab.call(f"{domain}.enable")
                await tab.call(
                    "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=True
                )
                await tab.call(
                    "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}]
                )
                tab.events.clear()
                await tab.call("Page.navigate", url=page.as_uri())
                await tab.until("Page.loadEventFired")
                measured = (await tab.call("Runtime.evaluate", expression=MEASURE.replace("WIDTH", str(width))))[
                    "result"
                ]["value"]
                requested = [
                    message["params"]["request"]["url"]
                    for message in tab.events
                    if message["method"] == "Network.requestWillBeSent"
                ]
                complaints = [
                    message
                    for message in tab.events
                    if message["method"] in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
                ]
        return measured, requested, complaints
    finally:
        browser.kill()
        await browser.wait()


@pytest.mark.skipif(BROWSER is None, reason=f"none of {', '.join(BROWSERS)} is installed")
@pytest.mark.parametrize(("width", "scheme", "ground"), [(320, "dark", "page"), (1280, "light", "page")])
def test_a_browser_shows_it_without_complaint(tmp_path, width, scheme, ground):
    long = "a_name_without_any_space_" * 12
    longest = failed(
        what=long,
        name="test_" + long,
        finding={"where": Place(f"/{long}/01_moves/run.py", 1), "advice": long, "details": (long,)},
        output=long,
        recording=calls((long, 0, 1, "ok")),
    )
    card = course(**MIXED, **{long[:60]: [longest]})
    page = tmp_path / "page.html"
    write_html(card, page, ROOT)
    measured, requested, complaints = asyncio.run(
        asyncio.wait_for(look_at(page, width, scheme, tmp_path / "profile"), timeout=120)
    )
    seen = json.loads(measured)
    assert (seen["width"], seen["wide"]) == (width, [])
    assert seen["details"] > 5
    red, green, blue = (int(schemes()[scheme][ground][place : place + 2], 16) for place in (1, 3, 5))
    assert seen["ground"] == f"rgb({red}, {green}, {blue})"
    assert "#cleanup" in seen["hatched"]
    assert [url for url in requested if not url.startswith("data:")] == [page.as_uri()]
    assert complaints == []
