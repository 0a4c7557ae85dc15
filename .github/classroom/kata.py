"""Tells whether one kata is solved, for graders that start one command for each: kata.py 02_tasks/heartbeat

The first of them grades all katas with `tests/grade.py`, in a virtual environment of its own; the others
read what it found, as long as no file has changed. Such a grader passes hardly more than PATH and HOME on,
and on a timeout kills only the shell: so this looks after its time limit and its processes itself.

Exit status: 0 solved, 1 not solved, 2 could not be graded.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from autograder import NotGraded, last_line, outer_environment, prepared_python, run, shown

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 9 * 60  # autograding.json allows 10 minutes


def main(arguments: list[str]) -> int:
    """Show where a kata stands."""
    if len(arguments) != 1:
        print("kata.py: give it one kata, such as 02_tasks/heartbeat", file=sys.stderr)
        return 2
    try:
        card = graded(memory())
        kata = next((kata for kata in card["katas"] if kata["id"] == arguments[0]), None)
        if kata is None:
            raise NotGraded(f"there is no kata {shown(arguments[0])}")
    except (NotGraded, OSError) as exc:
        print(f"kata.py: {exc}", file=sys.stderr)
        return 2
    print(f"{kata['id']}: {kata['status'].replace('_', ' ')}")
    for test in kata["tests"]:
        if test["status"] != "passed":
            print(f"  {shown(test['name'])}: {test['verdict']}: {shown(test['message'])}")
    return 0 if kata["status"] == "solved" else 1


def memory() -> Path:
    """The folder, for this user only, that holds what was found for the files as they are now.

    Raises:
        NotGraded: the folder belongs to somebody else.
    """
    digest = hashlib.sha256(str(ROOT).encode())
    for path in sorted(path for part in ("katas", "tests") for path in (ROOT / part).rglob("*")):
        if path.suffix in (".py", ".toml", ".txt") and path.is_file():
            digest.update(f"\0{path.relative_to(ROOT).as_posix()}\0".encode() + path.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"katas-{digest.hexdigest()[:32]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
        raise NotGraded(f"{folder} belongs to somebody else")
    return folder


def graded(folder: Path) -> dict[str, Any]:
    """The score card: the one in `folder`, or else a new one.

    Raises:
        NotGraded: the katas cannot be graded, now or when the first kata was asked for.
    """
    report, failed, log = folder / "report.json", folder / "failed", folder / "log"
    if failed.is_file():
        raise NotGraded(failed.read_text(encoding="utf-8"))
    if not report.is_file():
        deadline = time.monotonic() + SECONDS
        new = folder / "new.json"
        try:
            log.touch()
            python = prepared_python(ROOT, folder, log, deadline)
            log.write_bytes(b"")
            command = [python, "-E", "-s", ROOT / "tests" / "grade.py", "--report-json", new]
            status = run(command, ROOT, log, deadline, outer_environment())
            if status not in (0, 1) or not new.is_file():
                raise NotGraded(f"the grader ended with status {status}: {last_line(log)}")
        except NotGraded as exc:
            failed.write_text(str(exc), encoding="utf-8")
            raise
        new.replace(report)  # complete, or not there at all
    return json.loads(report.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
