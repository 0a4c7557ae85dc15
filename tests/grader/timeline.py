"""A picture of the recorded calls on the virtual clock, one bar per call, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.fakes import Call
from grader.texts import cut_inside, number

MAX_ROWS = 12
EXPECTED = "expected"
MIN_BAR = 12

UNICODE = {"bar": "█", "cleanup": "▒", "point": "▏", "ok": "✔", "error": "✘", "cancelled": "⊘", "running": "…"}
UNICODE["expected"] = "▲"
ASCII = {"bar": "=", "cleanup": "~", "point": "|", "ok": "ok", "error": "x", "cancelled": "c", "running": "..."}
ASCII["expected"] = "^"

LEGEND = {"error": "failed", "cancelled": "cancelled", "running": "still running"}


@dataclass(frozen=True, slots=True)
class Bar:
    """What the picture needs of a call; unlike the call, it keeps nothing of the test alive."""

    label: str
    started: float
    ended: float | None
    outcome: str
    cancelled_at: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of virtual time that the picture leaves out."""

    begin: float = 0.0
    end: float = 0.0

    def close(self, moment: float) -> float:
        """The moment, as if the gap had taken no time."""
        return moment if moment <= self.begin else round(max(self.begin, moment - (self.end - self.begin)), 6)


@dataclass(frozen=True, slots=True)
class Recording:
    """The calls of one test: the first MAX_ROWS of them, how many there were, and what time to leave out."""

    bars: tuple[Bar, ...] = ()
    total: int = 0
    gap: Gap = Gap()

    @classmethod
    def of(cls, calls: Iterable[Call], gap: Gap = Gap()) -> Recording:
        """Take what the picture needs, in the order of the calls' starts."""

        def close(moment: float | None) -> float | None:
            return None if moment is None else gap.close(moment)

        ordered = sorted(calls, key=lambda call: call.started)
        bars = tuple(
            Bar(call.described, gap.close(call.started), close(call.ended), call.outcome, close(call.cancelled_at))
            for call in ordered[:MAX_ROWS]
        )
        return cls(bars, len(ordered), gap)


def draw(
    recording: Recording, end: float, width: int = 80, unicode: bool = True, expected: Sequence[float] = ()
) -> list[str]:
    """Lines that show the calls.

    Args:
        recording: the calls.
        end: virtual seconds since the test began: the right end of the picture.
        width: columns that the picture may use.
        unicode: False for terminals that know ASCII only.
        expected: the virtual seconds at which something should have started or ended, where a check says so.

    Returns:
        One line per recorded call, one that points at what was expected, a ruler, and a legend where one is needed.
    """
    shown: Sequence[Bar] = recording.bars
    if not shown:
        return []
    signs = UNICODE if unicode else ASCII
    expected = [recording.gap.close(moment) for moment in expected[:MAX_ROWS]]
    begin = min([bar.started for bar in shown] + expected)
    end = recording.gap.close(end)
    end = max([end, *expected, *(bar.ended for bar in shown if bar.ended is not None)])
    span = end - begin
    labels = [_fit(call.label, max(10, width * 2 // 5), unicode) for call in shown]
    margin = max(map(len, [*labels, EXPECTED] if expected else labels)) + 2
    columns = max(MIN_BAR, min(width - margin - 6, 48))

    def column(moment: float) -> int:
        return round((moment - begin) / span * columns) if span else 0

    lines = []
    for label, call in zip(labels, shown, strict=True):
        left = column(call.started)
        right = column(call.ended if call.ended is not None else end)
        if right > left:
            turn = right
            if call.cancelled_at is not None:
                turn = min(max(column(call.cancelled_at), left), right)
            bar = signs["bar"] * (turn - left) + signs["cleanup"] * (right - turn)
        else:
            bar = signs["point"]
        lines.append(f"{label:<{margin}}{' ' * left}{bar} {signs[call.outcome]}".rstrip())
    if recording.total > len(shown):
        more = recording.total - len(shown)
        lines.append(f"... and {more} more call{'s' * (more > 1)}")
    if expected:
        places = {column(moment) for moment in expected}
        marks = "".join(signs["expected"] if place in places else " " for place in range(max(places) + 1))
        lines.append(f"{EXPECTED:<{margin}}{marks}")
    lines.append(" " * margin + _ruler(begin, end, columns))
    legend = [f"{signs[key]} {LEGEND[key]}" for key in LEGEND if any(call.outcome == key for call in shown)]
    if legend:
        lines.append(" " * margin + "   ".join(legend))
    return lines


def _fit(label: str, width: int, unicode: bool) -> str:
    if not unicode:
        label = label.encode("ascii", "replace").decode()
    return cut_inside(label, width)


def _ruler(begin: float, end: float, columns: int) -> str:
    if end == begin:
        return f"{number(begin)} s (no time passed)"
    line = ""
    for part in range(5):
        position = round(columns * part / 4)
        moment = begin + (end - begin) * part / 4
        if end >= 1000:
            text = f"{moment:,.0f}"
        else:
            text = number(moment) if part == 4 else f"{moment:.3g}"
        text += " s" if part == 4 else ""
        if position >= len(line) + (1 if line else 0):
            line = line.ljust(position) + text
    return line
