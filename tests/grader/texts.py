"""Values as text: short, and the same in every run."""

from __future__ import annotations

import re
import unicodedata

# Control characters, and such that change what is shown around them.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# What services that show logs take for a command, at the start of a line.
_COMMAND = re.compile(r"^(\s*)([:#])(?=:|#\[)")

_NESTED = r"(?:[^<>]|<[^<>]*>)*>"
_TASK = re.compile(
    rf"<_?\w*Task (?P<state>pending|finished|cancelled|cancelling)\b.*?coro=<(?P<coro>[\w.<>]+)\(\){_NESTED}{_NESTED}"
)
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def number(value: float) -> str:
    """A number of seconds, exact to the microsecond and without needless zeros."""
    return f"{round(value, 6):.6f}".rstrip("0").rstrip(".")


def plain_repr(value: object) -> str:
    """repr() without addresses, without the paths inside a task's repr, and never failing."""
    try:
        text = repr(value)
    except Exception as exc:  # the learner's own __repr__
        return f"<{type(value).__name__} whose repr raises {type(exc).__name__}>"
    text = _TASK.sub(lambda match: f"<{match['state']} task {match['coro']}()>", text)
    return _ADDRESS.sub("", text)


def plain_str(exc: BaseException) -> str:
    """An exception's text, without addresses, and never failing."""
    try:
        return _ADDRESS.sub("", str(exc))
    except Exception as broken:  # the learner's own __str__
        return f"(its text raises {type(broken).__name__})"


def cut(text: str, width: int) -> str:
    """The text, with dots at its end where it is longer than `width`."""
    return text if len(text) <= width else text[: width - 3] + "..."


def cut_inside(text: str, width: int) -> str:
    """The text, with dots in its middle where it is longer: the arguments of calls often differ at their ends."""
    if len(text) <= width:
        return text
    end = (width - 3) // 2
    return f"{text[: width - 3 - end]}...{text[-end:]}"


def harmless(text: str, keep: str = "") -> str:
    """The text with everything written out that could do something to a terminal or a report.

    keep: control characters that stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character
        if character in keep or unicodedata.category(character) not in _UNSEEN
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def no_command(line: str) -> str:
    """One line of a log, without being a command to the service that shows the log."""
    return _COMMAND.sub(r"\1\2 ", line)
