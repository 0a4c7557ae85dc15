"""A picture of the recorded calls on the virtual clock, one bar per call, for a page: SVG, and the same as a table.

Positions are percentages and texts have a fixed size, so that the picture is as wide as the screen and its texts
can be read on a phone. What a bar means is never said by colour alone: how a call ended is written beside it,
cleanup is hatched, and what still runs is an outline.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from xml.etree.ElementTree import Element

from grader.markup import element, printable
from grader.texts import number
from grader.timeline import Bar, Recording

ROW = 34  # the height of a call: its label, and its bar below
LABEL_BASE, BAR_TOP, BAR_HEIGHT = 14, 19, 10
AXIS = 26
HEADER = 18  # for the moment that was expected
POINT = 0.6  # per cent of the width: a bar that is shorter becomes a stroke
LABEL = 26  # columns of a label beside "still running" on a screen of 320 pixels
MAX_EXPECTED = 24
LONGEST = 120  # characters of a label in the table

OUTCOMES = {"ok": ("✔", "ok"), "error": ("✘", "failed"), "cancelled": ("⊘", "cancelled"), "running": ("…", "running")}
IN_WORDS = {"ok": "ended", "error": "failed", "cancelled": "cancelled", "running": "still running"}

# Wherever a page shows these pictures, it needs these patterns once.
PATTERNS = element(
    "svg",
    element(
        "defs",
        element(
            "pattern",
            element("rect", class_="under", width=6, height=6),
            element("line", class_="hatch", x1=0, y1=0, x2=0, y2=6),
            id="cleanup",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    ),
    class_="patterns",
    width=0,
    height=0,
    aria_hidden="true",
    focusable="false",
)


def figure(recording: Recording, end: float, name: str, expected: tuple[float, ...] = ()) -> Element | None:
    """The picture with its legend and table, or None if nothing was recorded.

    Args:
        recording: the calls.
        end: virtual seconds since the test began: the right end of the picture.
        name: starts the ids in the picture; unique in the page.
        expected: the virtual seconds at which something should have happened, where a check says so.
    """
    moments = [end, *expected, *(moment for bar in recording.bars for moment in (bar.started, bar.ended or 0.0))]
    if not recording.bars or not all(map(math.isfinite, moments)):
        return None
    expected = tuple(recording.gap.close(moment) for moment in expected[:MAX_EXPECTED])
    end = recording.gap.close(end)
    return element(
        "figure",
        _picture(recording, end, name, expected),
        element("figcaption", legend) if (legend := _legend(recording, expected)) else None,
        element(
            "details",
            element("summary", "As a table"),
            _table(recording),
            class_="table",
        ),
        class_="timeline",
    )


def _picture(recording: Recording, end: float, name: str, expected: tuple[float, ...]) -> Element:
    bars = recording.bars
    begin = min([bar.started for bar in bars] + list(expected))
    end = max([end, *expected, *(bar.ended for bar in bars if bar.ended is not None)])
    span = end - begin

    def place(moment: float) -> float:
        """Per cent of the width."""
        return round((moment - begin) / span * 100, 2) if span else 0.0

    top = HEADER if expected else 0
    bottom = top + ROW * len(bars)
    # In the order of painting: grid, bars, what was expected, and above all of it the texts.
    grid, shapes, texts = [], [], []
    ticks = _ticks(begin, end)
    for moment in ticks:
        x = f"{place(moment)}%"
        grid.append(element("line", class_="grid", x1=x, y1=top, x2=x, y2=bottom + 4))
        words = seconds(moment) + (" s" if moment == ticks[-1] else "")
        anchor = _anchor(place(moment))
        texts.append(element("text", words, class_="tick", x=x, y=bottom + 18, text_anchor=anchor))
    for row, bar in enumerate(bars):
        y = top + ROW * row
        shapes += _shapes(bar, y + BAR_TOP, place, end)
        sign, word = OUTCOMES[bar.outcome]
        y += LABEL_BASE
        texts.append(element("text", _fitted(bar.label, LABEL), class_="label", x=0, y=y))
        texts.append(element("text", f"{sign} {word}", class_=f"outcome {bar.outcome}", x="100%", y=y))
    for moment in expected:
        x = f"{place(moment)}%"
        shapes.append(element("line", class_="expected", x1=x, y1=top - 4, x2=x, y2=bottom + 4))
    if expected:
        words = "expected at " + (f"{seconds(expected[0])} s" if len(expected) == 1 else "the dashed strokes")
        x = place(expected[0])
        anchor = "end" if x > 50 else "start"
        texts.append(element("text", words, class_="expected", x=f"{x}%", y=11, text_anchor=anchor))
    calls = f"{recording.total} call{'s' * (recording.total != 1)}"
    return element(
        "svg",
        element("title", f"Timeline of {calls}, from {seconds(begin)} to {seconds(end)} s", id=f"{name}-t"),
        element(
            "desc",
            f"One row per call on the virtual clock: {_summary(bars)}."
            + (f" Expected at {_listed(expected)} s." if expected else "")
            + " The table after the picture has the same.",
            id=f"{name}-d",
        ),
        *grid,
        *shapes,
        *texts,
        role="img",
        aria_labelledby=f"{name}-t",
        aria_describedby=f"{name}-d",
        width="100%",
        height=bottom + AXIS,
    )


def _shapes(bar: Bar, y: float, place: Callable[[float], float], end: float) -> list[Element]:
    left = place(bar.started)
    right = place(bar.ended if bar.ended is not None else end)
    if right - left < POINT:  # no time passed, or too little to see
        shift = "translate(-3)" if left > 50 else None
        kind = f"bar {bar.outcome}"
        return [element("rect", class_=kind, x=f"{left}%", y=y, width=3, height=BAR_HEIGHT, transform=shift)]
    drawn = []
    turn = right if bar.cancelled_at is None else min(max(place(bar.cancelled_at), left), right)
    if turn > left:
        drawn.append(_rect(f"bar {bar.outcome}", left, turn, y))
    if right > turn:
        drawn.append(_rect("bar cleanup", turn, right, y))
    if bar.cancelled_at is not None:
        drawn.append(element("line", class_="cut", x1=f"{turn}%", y1=y - 3, x2=f"{turn}%", y2=y + BAR_HEIGHT + 3))
    return drawn


def _rect(kind: str, left: float, right: float, y: float) -> Element:
    return element("rect", class_=kind, x=f"{left}%", y=y, width=f"{round(right - left, 2)}%", height=BAR_HEIGHT, rx=2)


def _summary(bars: tuple[Bar, ...]) -> str:
    counts = {word: sum(bar.outcome == key for bar in bars) for key, word in IN_WORDS.items()}
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def _legend(recording: Recording, expected: tuple[float, ...]) -> str:
    bars = recording.bars
    parts = []
    if any(bar.cancelled_at is not None for bar in bars):
        parts.append("An upright stroke: cancelled here.")
    if any(bar.cancelled_at is not None and (bar.ended is None or bar.ended > bar.cancelled_at) for bar in bars):
        parts.append("Hatched: cleaning up after that.")
    if any(bar.outcome == "running" for bar in bars):
        parts.append("Dashed outline: never came to its end.")
    if len(expected) > 1:
        parts.append(f"Dashed strokes: expected at {_listed(expected)} s.")
    if recording.total > len(bars):
        parts.append(f"The first {len(bars)} calls; {recording.total - len(bars):,} more are not shown.")
    return " ".join(parts)


def _listed(moments: tuple[float, ...]) -> str:
    return ", ".join(seconds(moment) for moment in moments[:8]) + (", ..." if len(moments) > 8 else "")


def _table(recording: Recording) -> Element:
    cancelled = any(bar.cancelled_at is not None for bar in recording.bars)
    heads = ["call", "started", *(["cancelled"] if cancelled else []), "ended", "how"]
    rows = []
    for bar in recording.bars:
        cells = [_moment(bar.started), *([_moment(bar.cancelled_at)] if cancelled else []), _moment(bar.ended)]
        rows.append(
            element(
                "tr",
                element("th", element("code", _cut(bar.label)), scope="row"),
                *(element("td", cell) for cell in cells),
                element("td", OUTCOMES[bar.outcome][1]),
            )
        )
    return element(
        "table",
        element("caption", "The calls, in seconds on the virtual clock"),
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *rows),
    )


def _moment(moment: float | None) -> str:
    return "-" if moment is None else seconds(moment)


def seconds(value: float) -> str:
    """A number of seconds, exact to the microsecond, with a comma after the thousands."""
    whole, dot, rest = number(value).partition(".")
    return f"{int(whole):,}{dot}{rest}"


def _ticks(begin: float, end: float) -> list[float]:
    """Round moments from `begin` to `end`: up to six of them, and at least one."""
    span = end - begin
    if span <= 0:
        return [begin]
    parts = 5 if len(seconds(round(end))) <= 3 else 3  # longer numbers need more room
    power = 10 ** math.floor(math.log10(span / parts))
    step = next(factor * power for factor in (1, 2, 5, 10, 20) if factor * power >= span / parts * (1 - 1e-9))
    first, last = math.ceil(begin / step - 1e-6), math.floor(end / step + 1e-6)
    return [round(step * index, 9) for index in range(first, last + 1)] or [begin]


def _anchor(place: float) -> str:
    """Keeps the text of a tick inside of the picture."""
    return "start" if place < 8 else "end" if place > 92 else "middle"


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"


def _fitted(label: str, columns: int) -> str:
    """The label, cut to so many columns: some characters take two."""
    label = printable(label[: columns + 1]).replace("\n", " ").replace("\t", " ")
    used = 0
    for position, character in enumerate(label):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > columns:
            return label[: position - 1] + "…"
    return label
