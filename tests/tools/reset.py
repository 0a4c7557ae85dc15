"""Start a kata over: `tox -e reset -- heartbeat`.

What was written is moved to a numbered file beside it, such as heartbeat.1.bak, and the
untouched stub takes its place. No file is ever overwritten, whoever writes at the same moment.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from pathlib import Path

from grader.answers import fingerprint, is_stub
from grader.curriculum import Kata
from grader.stubs import stub_copy

from tools.command import ROOT, Parser, ToolError, find_kata, read_curriculum, run


def reset(kata: Kata, root: Path) -> Path | None:
    """Put the stub of `kata` into katas/; return where the old file is now, None if there was none.

    Raises:
        ToolError: the stub is missing or is not the one that the curriculum lists, or an editor
            wrote the kata's file at this very moment.
        OSError: a file cannot be moved or written.
    """
    copy = stub_copy(root / "tests", kata.id)
    try:
        stub = copy.read_bytes()
    except FileNotFoundError:
        raise ToolError(f"{copy.relative_to(root).as_posix()} is missing: bring tests/ up to date") from None
    if fingerprint(stub.decode("utf-8", "replace")) != kata.stub:
        raise ToolError(f"{copy.relative_to(root).as_posix()} is not the stub of this kata: bring tests/ up to date")
    path = root / "katas" / f"{kata.id}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    backup = _move_aside(path) if os.path.lexists(path) else None
    try:
        with path.open("xb") as file:
            file.write(stub)
    except FileExistsError:
        raise ToolError(
            f"{path.name} was saved at this very moment, and stays as it is; what it was before is in {backup}"
        ) from None
    return backup


def _move_aside(path: Path) -> Path:
    """Move a file to the first number that is free, without ever replacing another one."""
    for number in itertools.count(1):
        backup = path.with_suffix(f".{number}.bak")
        try:
            # Takes the name, or fails if somebody has it: what is replaced then is this empty file.
            backup.open("xb").close()
        except FileExistsError:
            continue
        try:
            os.replace(path, backup)
        except OSError:
            with contextlib.suppress(OSError):
                backup.unlink()
            raise
        return backup
    raise AssertionError("numbers do not end")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Reset the katas that are named. Exit status: 0 done or nothing to do, 2 if something is wrong."""
    return run("reset", lambda: _main(arguments, root))


def _main(arguments: list[str], root: Path) -> int:
    parser = Parser(prog="tox -e reset --", description="Start katas over. What you wrote is kept in a backup.")
    parser.add_argument("katas", nargs="*", metavar="KATA", help="such as heartbeat or katas/02_tasks/heartbeat.py")
    names = parser.parse_args(arguments).katas
    if not names:
        raise ToolError("which kata? For example: tox -e reset -- first_await")
    katas = read_curriculum(root).katas
    wanted = list(dict.fromkeys(find_kata(katas, name) for name in names))  # all must be known before any is moved
    for kata in wanted:
        shown = f"katas/{kata.id}.py"
        if is_stub(root / shown, kata.stub):
            print(f"{shown} is untouched: nothing to do.")
            continue
        backup = reset(kata, root)
        print(f"{shown} is a fresh stub again.")
        if backup is not None:
            print(f"What you had written is in {backup.relative_to(root).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit("run: python tests/tools reset")
