"""Two values that should be equal, in words: for long ones, where they differ first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.remarks import remark
from grader.texts import cut, plain_repr

LONG = 200
SHORT = 80
# Characters shown of two texts, before and after the first difference.
BEFORE, AFTER = 10, 20


class Nothing:
    """What stands at the end of the shorter one of two values."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = Nothing()


def compared(got: object, expected: object) -> str:
    """`got ..., expected ...`, in one line, and what is remarkable about it."""
    texts = plain_repr(got), plain_repr(expected)
    noted = remark(got, expected)
    if max(map(len, texts)) > LONG and (where := difference(got, expected)):
        return f"got {cut(texts[0], SHORT)}, expected {cut(texts[1], SHORT)}{where}{noted}"
    return f"got {cut(texts[0], LONG)}, expected {cut(texts[1], LONG)}{noted}"


def difference(got: object, expected: object) -> str:
    """`; they differ first at ...`, or nothing if that cannot be said."""
    found = first_difference(got, expected)
    if found is None:
        return ""
    where, mine, other = found
    shown = cut(plain_repr(mine), SHORT), cut(plain_repr(other), SHORT)
    return f"; they differ first at {cut(where, SHORT)}: got {shown[0]}, expected {shown[1]}"


def first_difference(got: Any, expected: Any) -> tuple[str, object, object] | None:
    """Where two sequences, dicts or texts differ first, and what stands there; None for other values."""
    path = []
    try:
        while step := next(_differences(got, expected), None):
            where, got, expected = step
            path.append(where)
            if where.startswith("character") or max(len(plain_repr(got)), len(plain_repr(expected))) <= SHORT:
                break  # what is left can be shown whole
    except Exception:  # from the learner's own __eq__
        return None
    return (", ".join(path), got, expected) if path else None


def _differences(got: Any, expected: Any) -> Iterator[tuple[str, Any, Any]]:
    for kind in (str, bytes):
        if isinstance(got, kind) and isinstance(expected, kind):
            for index in range(max(len(got), len(expected))):
                if got[index : index + 1] != expected[index : index + 1]:
                    part = slice(max(0, index - BEFORE), index + AFTER)
                    yield f"character {index}", got[part], expected[part]
    for kind in (list, tuple):
        if isinstance(got, kind) and isinstance(expected, kind):
            for index in range(max(len(got), len(expected))):
                mine = got[index] if index < len(got) else NOTHING
                other = expected[index] if index < len(expected) else NOTHING
                if mine is not other and mine != other:
                    yield f"index {index}", mine, other
    if isinstance(got, dict) and isinstance(expected, dict):
        for key in [*expected, *got]:
            mine, other = got.get(key, NOTHING), expected.get(key, NOTHING)
            if mine is not other and mine != other:
                yield f"key {plain_repr(key)}", mine, other
