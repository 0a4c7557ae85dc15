"""A picture of the recorded calls on the virtual clock, one bar per call, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from grader.fakes import Call

MAX_ROWS = 12
MIN_BAR = 12

UNICODE = {"bar": "█", "cleanup": "▒", "point": "▏", "ok": "✔", "error": "✘", "cancelled": "⊘", "running": "…"}
ASCII = {"bar": "=", "cleanup": "~", "point": "|", "ok": "ok", "error": "x", "cancelled": "c", "running": "..."}

LEGEND = {"error": "failed", "cancelled": "cancelled", "running": "still running"}


def draw(calls: Sequence[Call], end: float, width: int = 80, unicode: bool = True) -> list[str]:
    """Lines that show the calls.

    Args:
        calls: in the order to show them, normally that of their starts.
        end: virtual seconds since the test began: the right end of the picture.
        width: columns that the picture may use.
        unicode: False for terminals that know ASCII only.

    Returns:
        One line per call (the first MAX_ROWS), a ruler, and a legend where one is needed.
    """
    if not calls:
        return []
    signs = UNICODE if unicode else ASCII
    shown = calls[:MAX_ROWS]
    begin = min(call.started for call in calls)
    end = max([end, *(call.ended for call in calls if call.ended is not None)])
    span = end - begin
    labels = [_fit(call.described, max(10, width // 3), unicode) for call in shown]
    margin = max(map(len, labels)) + 2
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
    if len(calls) > len(shown):
        lines.append(f"... and {len(calls) - len(shown)} more calls")
    lines.append(" " * margin + _ruler(begin, end, columns))
    legend = [f"{signs[key]} {LEGEND[key]}" for key in LEGEND if any(call.outcome == key for call in shown)]
    if legend:
        lines.append(" " * margin + "   ".join(legend))
    return lines


def _fit(label: str, width: int, unicode: bool) -> str:
    if not unicode:
        label = label.encode("ascii", "replace").decode()
    return label if len(label) <= width else label[: width - 3] + "..."


def _ruler(begin: float, end: float, columns: int) -> str:
    if end == begin:
        return f"{begin:g} s (no time passed)"
    line = ""
    for part in range(5):
        position = round(columns * part / 4)
        text = f"{begin + (end - begin) * part / 4:g}" + (" s" if part == 4 else "")
        if position >= len(line) + (1 if line else 0):
            line = line.ljust(position) + text
    return line
