"""The recorded calls as a Mermaid Gantt chart, which GitHub draws in a job summary.

What the chart's grammar allows in a label: anything up to a colon or the line's end, unless the line begins with a
keyword (`click`, `section`, `title` ...), or a directive (`%%{`), an entity (`#35;`) or HTML is in it. So each label
begins with a sign, and the characters that mean something are exchanged for others that look alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from grader.markup import printable
from grader.texts import cut, number
from grader.timeline import Bar, Recording

LABEL = 40
# Virtual seconds that a chart can show: its times are whole milliseconds, and its dates end with the year 10,000.
SHORTEST, LATEST = 0.05, 1e10

SIGNS = {"ok": "✔", "error": "✘", "cancelled": "⊘", "running": "…"}
ENDS = {"ok": "", "error": " failed", "cancelled": " cancelled", "running": " still running"}
TAGS = {"ok": "", "error": "crit, ", "cancelled": "active, ", "running": "active, "}

LOOK_ALIKES = str.maketrans({":": "\u2236", "#": "\u266f", "<": "\u2039", ">": "\u203a", "&": "\uff06", "`": "'"})


def chart(recording: Recording, end: float, expected: tuple[float, ...] = ()) -> list[str]:
    """The lines of the chart.

    Args:
        recording: the calls.
        end: virtual seconds since the test began, where the bars of calls that still run end.
        expected: the virtual seconds at which something should have happened, where a check says so.

    Returns:
        Nothing where there is nothing to show, or where a chart cannot show it: in no time or in too much.
    """
    bars = recording.bars
    end = recording.gap.close(end)
    expected = tuple(recording.gap.close(moment) for moment in expected[:5])
    moments = [end, *expected, *(moment for bar in bars for moment in (bar.started, bar.ended or 0.0))]
    if not bars or not all(map(math.isfinite, moments)) or max(moments) > LATEST:
        return []
    drawn = [end if bar.ended is None else bar.ended for bar in bars]
    span = max(*drawn, *expected, 0.0) - min(bar.started for bar in bars)
    if span < SHORTEST:
        return []
    lines = [
        "gantt",
        f"accTitle: Timeline of {recording.total} call{'s' * (recording.total != 1)}, in seconds",
        f"accDescr: {'. '.join(_in_words(bar) for bar in bars)}.",
        "dateFormat x",
        f"axisFormat {'%s s' if span >= 10 else '%s.%L s'}",
        "todayMarker off",
    ]
    for bar in bars:
        lines += _tasks(bar, end)
    lines += [f"expected at {number(moment)} s :vert, {_ms(moment)}, 0ms" for moment in expected]
    return lines


def _tasks(bar: Bar, end: float) -> Iterator[str]:
    label, sign, tag = _label(bar.label), SIGNS[bar.outcome], TAGS[bar.outcome]
    last = max(bar.started, end) if bar.ended is None else bar.ended
    turn = last if bar.cancelled_at is None else min(max(bar.cancelled_at, bar.started), last)
    if _ms(last) <= _ms(bar.started):
        tag = "milestone, "  # a bar without any length would not be seen
    yield f"{sign} {label}{ENDS[bar.outcome]} :{tag}{_from_to(bar.started, turn)}"
    if last > turn:
        yield f"{sign} cleanup of {label} :active, crit, {_from_to(turn, last)}"


def _from_to(begin: float, end: float) -> str:
    return f"{_ms(begin)}, {max(0, _ms(end) - _ms(begin))}ms"


def _ms(moment: float) -> int:
    return max(0, round(moment * 1000))


def _in_words(bar: Bar) -> str:
    ended = "" if bar.ended is None else f" to {number(bar.ended)}"
    cancelled = "" if bar.cancelled_at is None else f", cancelled at {number(bar.cancelled_at)}"
    return f"{_label(bar.label)} from {number(bar.started)}{ended} s{cancelled or ENDS[bar.outcome]}"


def _label(label: str) -> str:
    label = re.sub(r"\s+", " ", printable(label)).translate(LOOK_ALIKES).strip()
    return cut(re.sub("%(?=%)", "% ", label), LABEL)
