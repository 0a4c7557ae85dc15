"""The picture of the recorded calls."""

import re

import pytest
from grader.fakes import Call
from grader.timeline import MAX_ROWS, Bar, Gap, Recording, draw


def recording(*bars, total=None):
    """A recording of bars (label, started, ended, outcome, cancelled_at)."""
    made = tuple(Bar(*bar) for bar in bars)
    return Recording(made, len(made) if total is None else total)


def call(name, started, ended=None, outcome="ok", **more):
    return Call(name, more.pop("args", ()), more.pop("kwargs", {}), None, started, ended, outcome, **more)


def test_nothing_recorded_gives_no_picture():
    assert draw(Recording(), 5) == []


def test_calls_that_overlap_stand_below_each_other():
    picture = draw(recording(("f(1)", 0, 2, "ok"), ("f(2)", 1, 3, "ok"), ("f(3)", 2, 4, "ok")), 4, width=36)
    assert picture == [
        "f(1)  ████████████ ✔",
        "f(2)        ████████████ ✔",
        "f(3)              ████████████ ✔",
        "      0     1     2     3     4 s",
    ]


def test_a_cancelled_call_shows_its_cleanup():
    picture = draw(recording(("f()", 0, 4, "cancelled", 3)), 4, width=35)
    assert picture == [
        "f()  ██████████████████▒▒▒▒▒▒ ⊘",
        "     0     1     2     3     4 s",
        "     ⊘ cancelled",
    ]


def test_a_call_without_any_length_is_a_point():
    picture = draw(recording(("f()", 0, 0, "ok"), ("g()", 2, 2, "error"), ("h()", 4, 4, "ok")), 4, width=35)
    assert picture == [
        "f()  ▏ ✔",
        "g()              ▏ ✘",
        "h()                          ▏ ✔",
        "     0     1     2     3     4 s",
        "     ✘ failed",
    ]


def test_a_call_that_still_runs_reaches_to_the_end():
    picture = draw(recording(("f()", 0, 1, "ok"), ("g()", 1, None, "running")), 4, width=35)
    assert picture == [
        "f()  ██████ ✔",
        "g()        ██████████████████ …",
        "     0     1     2     3     4 s",
        "     … still running",
    ]


def test_where_no_time_passed_the_ruler_says_so():
    assert draw(recording(("f()", 3, 3, "ok")), 3) == ["f()  ▏ ✔", "     3 s (no time passed)"]


def test_the_picture_begins_with_the_first_call():
    picture = draw(recording(("f()", 10, 12, "ok"), ("g()", 12, 14, "ok")), 14, width=35)
    assert picture[-1] == "     10    11    12    13    14 s"
    assert picture[0] == "f()  ████████████ ✔"


def test_a_call_that_ends_after_the_test_fits_in():
    picture = draw(recording(("f()", 0, 4, "cancelled", 2)), 2, width=35)
    assert picture[0] == "f()  ████████████▒▒▒▒▒▒▒▒▒▒▒▒ ⊘"
    assert picture[1].endswith("4 s")


def test_the_legend_explains_only_what_is_shown():
    shown = [("f()", 0, 1, "ok"), ("g()", 0, 1, "error"), ("h()", 0, None, "running")]
    assert draw(recording(*shown), 1)[-1].split() == ["✘", "failed", "…", "still", "running"]
    assert "failed" not in "".join(draw(recording(shown[0]), 1))


def test_calls_beyond_the_twelfth_are_counted():
    shown = [(f"f({number})", number, number + 1, "ok") for number in range(MAX_ROWS)]
    picture = draw(recording(*shown, total=MAX_ROWS + 88), 100)
    assert MAX_ROWS == 12
    assert len(picture) == MAX_ROWS + 2
    assert picture[MAX_ROWS] == "... and 88 more calls"
    assert "more calls" not in "".join(draw(recording(*shown), 100))


def test_a_long_label_takes_two_fifths_of_the_width_and_keeps_its_end():
    picture = draw(recording((f"fetch('{'x' * 200}/last')", 0, 1, "ok")), 1, width=60)
    assert picture[0].startswith("fetch('xxxx...xxx/last')  █")


def test_very_long_times_are_whole_seconds_with_commas():
    picture = draw(recording(("f()", 0, 31_536_000, "ok")), 31_536_000, width=80)
    assert re.findall(r"[\d,.]+", picture[-1]) == ["0", "7,884,000", "15,768,000", "23,652,000", "31,536,000"]


def test_very_short_times_are_rounded_inside_and_exact_at_the_end():
    picture = draw(recording(("f()", 0, 0.0625, "ok")), 0.0625, width=80)
    assert re.findall(r"[\d.]+", picture[-1]) == ["0", "0.0156", "0.0312", "0.0469", "0.0625"]


RECORDINGS = {
    "short": (recording(("f(1)", 0, 2, "ok"), ("f(2)", 1, 3, "ok")), 3),
    "all outcomes": (
        recording(
            ("fetch('a', timeout=5)", 0, 2.5, "ok"),
            ("fetch('b')", 0.125, 0.25, "error"),
            ("fetch('é—☃')", 1, 4, "cancelled", 3),
            ("fetch('d')", 4, None, "running"),
            total=30,
        ),
        5,
    ),
    "long labels": (recording((f"fetch('{'ü' * 300}')", 0, 1, "ok"), ("g()", 1, 2, "error")), 2),
    "a year": (recording(("f()", 0, 31_536_000, "ok"), ("g()", 1, None, "running")), 31_536_000),
    "a century": (recording(("f()", 1.5, 3_155_760_000.25, "ok")), 3_155_760_000.25),
    "microseconds": (recording(("f()", 0, 0.000001, "ok"), ("g()", 0.000003, 0.000007, "ok")), 0.000007),
    "no time": (recording(("f()", 86_400.123456, 86_400.123456, "ok")), 86_400.123456),
}
TOO_WIDE = {
    "all outcomes": "the legend is wider than a narrow picture",
    "a year": "the last number of the ruler has no room",
    "a century": "the last number of the ruler has no room",
    "microseconds": "the last number of the ruler has no room",
    "no time": "the words of the ruler are wider than a narrow picture",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=TOO_WIDE[name], strict=True)) if name in TOO_WIDE else name
        for name in RECORDINGS
    ],
)
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_no_line_is_longer_than_the_width(name, unicode):
    shown, end = RECORDINGS[name]
    too_long = {
        width: max(map(len, picture))
        for width in range(30, 201)
        if max(map(len, picture := draw(shown, end, width, unicode))) > width
    }
    assert too_long == {}


@pytest.mark.parametrize("name", RECORDINGS)
def test_on_the_board_no_line_is_longer_than_the_width(name):
    # The board gives the picture at least 72 of 80 columns.
    shown, end = RECORDINGS[name]
    for width in range(72, 93):
        assert max(map(len, draw(shown, end, width))) <= width


@pytest.mark.parametrize("name", RECORDINGS)
def test_without_unicode_the_picture_is_ascii(name):
    shown, end = RECORDINGS[name]
    picture = draw(shown, end, 80, unicode=False)
    assert picture
    assert all(line.isascii() for line in picture)


@pytest.mark.parametrize("name", RECORDINGS)
def test_no_line_ends_in_spaces(name):
    shown, end = RECORDINGS[name]
    assert all(line == line.rstrip() for line in draw(shown, end, 80))


def test_ascii_signs_tell_the_outcomes_apart():
    shown, end = RECORDINGS["all outcomes"]
    picture = draw(shown, end, 80, unicode=False)
    assert [line.split()[-1] for line in picture[:4]] == ["ok", "x", "c", "..."]
    assert "=" in picture[2]
    assert "~" in picture[2]


def test_a_recording_keeps_the_first_calls_in_the_order_of_their_starts():
    calls = [call("f", started=float(20 - number), ended=30.0, args=(number,)) for number in range(20)]
    made = Recording.of(calls)
    assert made.total == 20
    assert [bar.started for bar in made.bars] == list(range(1, 13))
    assert made.bars[0] == Bar("f(19)", 1, 30, "ok", None)


def test_calls_that_start_together_keep_their_order():
    made = Recording.of([call(name, 0.0, 1.0) for name in "zab"])
    assert [bar.label for bar in made.bars] == ["z()", "a()", "b()"]


def test_a_recording_describes_calls_as_code_and_keeps_no_values_alive():
    class Value:
        pass

    made = Recording.of([call("fetch", 0.0, None, "running", args=("a", Value()), kwargs={"limit": 3})])
    assert made.bars[0].label.startswith("fetch('a', <")
    assert made.bars[0].label.endswith(", limit=3)")
    assert all(
        isinstance(value, str | float | None) for bar in made.bars for value in (bar.label, bar.started, bar.ended)
    )


def test_time_that_is_left_out_takes_no_room():
    calls = [call("first", 0.0, 6.0), call("second", 5.0, 7.0), call("third", 7.0, None, "running")]
    made = Recording.of(calls, Gap(1.0, 5.0))
    assert [(bar.started, bar.ended) for bar in made.bars] == [(0.0, 2.0), (1.0, 3.0), (3.0, None)]
    assert draw(made, 8.0)[-2].endswith(" 4 s")


def test_what_was_expected_stands_below_the_calls():
    shown = recording(("beat()", 0, 1, "ok"), ("beat()", 3, 4, "ok"))
    assert draw(shown, 4, width=44, expected=(0, 2, 4, 4, 8)) == [
        "beat()    ████ ✔",
        "beat()              ████ ✔",
        "expected  ▲      ▲      ▲             ▲",
        "          0      2      4      6      8 s",
    ]
    assert draw(shown, 4, width=44, unicode=False, expected=(2,))[2] == "expected                ^"


def test_what_was_expected_before_the_first_call_is_shown_too():
    assert draw(recording(("f()", 2, 4, "ok")), 4, width=24, expected=(0,))[:2] == [
        "f()             ██████ ✔",
        "expected  ▲",
    ]
