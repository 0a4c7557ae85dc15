"""Write the classroom files that list the katas: `python -m grader.classroom_files` from tests/.

For authors, after a change of tests/curriculum.toml.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from grader import curriculum
from grader.curriculum import Curriculum

AUTOGRADING = ".github/classroom/autograding.json"
TIMEOUT_MINUTES = 10


def autograding(katas: Curriculum) -> dict[str, Any]:
    """What autograding.json holds: a test for each kata, which passes if its command ends with status 0."""
    return {
        "tests": [
            {
                "name": kata.id,
                "setup": "",
                "run": f"python3 .github/classroom/kata.py {kata.id}",
                "input": "",
                "output": "",
                "comparison": "included",
                "timeout": TIMEOUT_MINUTES,
                "points": kata.points,
            }
            for kata in katas.katas
        ]
    }


def as_text(katas: Curriculum) -> str:
    """The text of autograding.json."""
    return json.dumps(autograding(katas), indent=2) + "\n"


def main() -> int:
    """Write the file from tests/curriculum.toml."""
    tests = Path(__file__).resolve().parent.parent
    path = tests.parent / AUTOGRADING
    try:
        katas = curriculum.read(tests / "curriculum.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(katas), encoding="utf-8", newline="\n")
    except (curriculum.CurriculumError, OSError) as exc:
        print(f"classroom_files: {exc}", file=sys.stderr)
        return 2
    print(f"{len(katas.katas)} tests written to {AUTOGRADING}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
