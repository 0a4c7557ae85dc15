"""What is remarkable about two values that should be equal: how the one could have become the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from grader.texts import cut, plain_repr

# Longer lists are not searched: that takes time with the square of their length.
SEARCHED = 200
LOOKED_INTO = 10
SHOWN = 60

ORDER = "the items are right, their order is not"
NONE = "the first that is missing is None"
FALSE = "the first that is missing counts as false"
ONCE = "equal ones are there only once"
END = "missing at the end"
MISSING = "missing"
EXTRA = "too many"
PLACE = "one stands in the place of another"
LIST = "the items are right, but in a list instead of a tuple"
TUPLE = "the items are right, but in a tuple instead of a list"
BYTES = "bytes instead of a text"
TEXT = "a text instead of bytes"
ERROR_TEXT = "a text instead of the exception"
SPACE = "only white space differs"
ENCODING = "the bytes were read or written in another encoding"
NESTED = "the items are right, but inside of one more list"

# Each with what to try. Whoever reads a remark looks for them in this order, so none begins like one before it.
REMARKS = {
    ORDER: "See which order the docstring asks for, and find the line that decides about it.",
    NONE: "Does something take None for the end, or for nothing at all? Here it is a value like any other.",
    FALSE: 'Look for a test of its truth, such as `if x`, `while x` or `x or y`: None, 0, "" and [] count as false.'
    " Test what you mean, such as `x is None`.",
    ONCE: "Does a dict or a set keep one of several that are equal, or is something not done again that should be?",
    END: "Is the last one left out, or does your code stop, or return what it has, before that one comes?",
    MISSING: "Where does it get lost: left out by a condition, overwritten, or not waited for?",
    EXTRA: "Where does it come from: one step too far, or something that is done twice or kept from before?",
    PLACE: "One value stands in two places. Does a dict, or a variable that several share, keep only one for all?",
    LIST: "In a docstring, (...) is a tuple and [...] a list: make what is asked for.",
    TUPLE: "In a docstring, (...) is a tuple and [...] a list: make what is asked for.",
    BYTES: "Bytes become a text by decode(...), and a text becomes bytes by encode(...).",
    TEXT: "Bytes become a text by decode(...), and a text becomes bytes by encode(...).",
    ERROR_TEXT: "Keep the exception object itself (`except ... as error`), not str(error).",
    ENCODING: "Which encoding does the contract name? Use it for reading and for writing.",
    NESTED: "Take them out of the inner list, one by one: a second loop, or extend(...) in place of append(...).",
    SPACE: "What does the contract say of spaces and line ends? strip() and split() take more of them than one thinks.",
}


def advice_in(text: str) -> str:
    """What to try, for a text with a remark in it; empty if there is none."""
    return next((what_to_try for phrase, what_to_try in REMARKS.items() if f"; {phrase}" in text), "")


def remark(got: Any, expected: Any) -> str:
    """`; ...`, or nothing if there is nothing to say."""
    try:
        found = _remark(got, expected)
    except Exception:  # from the learner's own __eq__
        return ""
    return f"; {found}" if found else ""


def _remark(got: Any, expected: Any) -> str:
    if type(got) is not type(expected):
        return _of_kinds(got, expected)
    if isinstance(got, str | bytes):
        return _of_texts(got, expected)
    if isinstance(got, tuple) and len(got) == len(expected) and _without(expected, got) == []:
        return ORDER
    if isinstance(got, list):
        if max(len(got), len(expected)) > SEARCHED:
            return ""
        if found := _of_lists(got, expected):
            return found
    elif isinstance(got, dict):
        if set(got) != set(expected):
            return _of_keys(got, expected)
    elif not isinstance(got, tuple):
        return ""
    if len(got) != len(expected):
        return ""
    # Further inside, but only what holds for every difference.
    remarks = {_remark(mine, other) for mine, other in islice(_pairs(got, expected), LOOKED_INTO)}
    return remarks.pop() if len(remarks) == 1 else ""


def _of_kinds(got: Any, expected: Any) -> str:
    match got, expected:
        case (list(), tuple()) | (tuple(), list()) if list(got) == list(expected):
            return LIST if isinstance(got, list) else TUPLE
        case (bytes(), str()) if got.decode(errors="replace") == expected:
            return BYTES
        case (str(), bytes()) if got == expected.decode(errors="replace"):
            return TEXT
        case (str(), BaseException()):
            return ERROR_TEXT
    return ""


def _of_texts(got: Any, expected: Any) -> str:
    if got.split() == expected.split() and got.split():
        return SPACE
    if isinstance(got, str) and _is_misread(got, expected):
        return ENCODING
    return ""


def _is_misread(got: str, expected: str) -> bool:
    """True for a text in UTF-8 that was read as Latin-1, or the other way round."""
    if "\N{REPLACEMENT CHARACTER}" in got and "\N{REPLACEMENT CHARACTER}" not in expected:
        return True
    for written, read in (("utf-8", "latin-1"), ("latin-1", "utf-8")):
        try:
            if expected.encode(written).decode(read) == got:
                return True
        except UnicodeError:
            continue
    return False


def _of_lists(got: list, expected: list) -> str:
    if len(got) == len(expected):
        if _without(expected, got) == []:
            return ORDER
        return _of_places(got, expected)
    if len(got) == 1 and _same(got[0], expected):
        return NESTED
    if len(got) < len(expected) and _in_order(got, expected):
        missing = _without(expected, got)
        first = next(other for mine, other in zip([*got, _End()], expected, strict=False) if not _same(mine, other))
        if not isinstance(first, BaseException) and not first and (not got or all(not each for each in missing)):
            return NONE if first is None else f"{FALSE}: {plain_repr(first)}"
        if not got:
            return ""
        if all(_count(each, got) for each in missing):
            return ONCE
        at_the_end = all(map(_same, got, expected))
        return f"{END if at_the_end else MISSING}: {_listed(missing)}"
    if len(got) > len(expected) and _in_order(expected, got):
        return f"{EXTRA}: {_listed(_without(got, expected))}"
    return ""


def _of_places(got: list, expected: list) -> str:
    """Where one item stands twice, and another nowhere."""
    for mine, other in _pairs(got, expected):
        # Numbers are equal by chance more often than because they are the same.
        if isinstance(mine, int | float) or not mine:
            continue
        if 0 < _count(mine, expected) < _count(mine, got) and _count(other, got) < _count(other, expected):
            return f"{PLACE}: {cut(plain_repr(mine), SHOWN)} for {cut(plain_repr(other), SHOWN)}"
    return ""


def _of_keys(got: dict, expected: dict) -> str:
    missing = [key for key in expected if key not in got]
    if not got and all(not expected[key] for key in missing):
        first = expected[missing[0]]
        return NONE if first is None else f"{FALSE}: {plain_repr(first)}"
    extra = [key for key in got if key not in expected]
    if (missing and extra) or not got or not expected:
        return ""
    if any(not _same(got[key], expected[key]) for key in got if key in expected):
        return ""
    return f"{MISSING}: {_listed(missing)}" if missing else f"{EXTRA}: {_listed(extra)}"


class _End:
    """What stands behind the last item."""


def _pairs(got: Any, expected: Any) -> Iterator[tuple[Any, Any]]:
    """What stands in the same place and differs."""
    places = got if isinstance(got, dict) else range(len(got))
    return ((got[at], expected[at]) for at in places if not _same(got[at], expected[at]))


def _same(one: Any, other: Any) -> bool:
    return one is other or one == other


def _count(item: Any, items: list) -> int:
    return sum(_same(item, each) for each in items)


def _in_order(few: list, many: list) -> bool:
    """True if all of the few are among the many, in this order."""
    rest = iter(many)
    return all(any(_same(item, each) for each in rest) for item in few)


def _without(items: list, others: list) -> list:
    """The items that are left when each of the others has taken away one that is equal."""
    left = list(items)
    for other in others:
        index = next((index for index, item in enumerate(left) if _same(item, other)), None)
        if index is not None:
            del left[index]
    return left


def _listed(items: list) -> str:
    shown = ", ".join(plain_repr(item) for item in items[:3])
    return cut(shown, SHOWN) + (f" and {len(items) - 3} more" if len(items) > 3 else "")
