"""What the commands share: arguments, errors in one line, and finding a kata by what people call it."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from grader import curriculum
from grader.curriculum import Curriculum, CurriculumError, Kata

ROOT = Path(__file__).resolve().parents[2]


class ToolError(Exception):
    """A command cannot do what it was asked for; the message is one line for people."""


class Parser(argparse.ArgumentParser):
    """Reports wrong arguments as a ToolError, and without the usage."""

    def error(self, message: str) -> NoReturn:
        raise ToolError(f"{message} (--help shows how it is called)")


def run(command: str, body: Callable[[], int]) -> int:
    """Call `body` and return its exit status; an error is one line on stderr, and status 2."""
    try:
        return body()
    except (ToolError, CurriculumError) as exc:
        message = str(exc)
    except OSError as exc:
        message = f"{exc.filename}: {exc.strerror}" if exc.filename else str(exc)
    print(f"{command}: {message}", file=sys.stderr)
    return 2


def read_curriculum(root: Path) -> Curriculum:
    """The curriculum of the repository at `root`.

    Raises:
        CurriculumError: it cannot be read.
    """
    return curriculum.read(root / "tests" / "curriculum.toml")


def find_kata(katas: Sequence[Kata], wanted: str) -> Kata:
    """The kata that somebody calls `heartbeat`, `02_tasks/heartbeat` or `katas/02_tasks/heartbeat.py`.

    Raises:
        ToolError: there is none, or several.
    """
    parts = [part for part in wanted.replace("\\", "/").split("/") if part not in ("", ".")]
    name = parts[-1].removesuffix(".py").removeprefix("test_") if parts else ""
    chapter = parts[-2] if len(parts) > 1 else None
    found = [kata for kata in katas if kata.name == name and chapter in (None, kata.chapter)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ToolError(f"{wanted!r} may be any of {', '.join(kata.id for kata in found)}")
    close = difflib.get_close_matches(name, [kata.name for kata in katas], 1)
    raise ToolError(f"there is no kata {wanted!r}" + (f". Did you mean {close[0]}?" if close else ""))
