"""Write each stub's fingerprint into the curriculum: `python -m grader.stubs` from tests/.

For authors, after a stub in katas/ was changed on purpose.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from grader import curriculum
from grader.answers import fingerprint

ENTRY = re.compile(r'(?ms)^name = "(?P<name>\w+)"$.*?^stub = "(?P<stub>[^"]*)"$')


def updated(text: str, fingerprints: dict[str, str]) -> str:
    """The curriculum's text with these fingerprints, by kata name."""

    def replace(match: re.Match[str]) -> str:
        new = fingerprints.get(match["name"], match["stub"])
        return match.group()[: match.start("stub") - match.start()] + new + '"'

    return ENTRY.sub(replace, text)


def main() -> int:
    """Update tests/curriculum.toml from katas/."""
    tests = Path(__file__).resolve().parent.parent
    path = tests / "curriculum.toml"
    try:
        katas = curriculum.read(path).katas
        stubs = {
            kata.name: fingerprint((tests.parent / "katas" / f"{kata.id}.py").read_text(encoding="utf-8"))
            for kata in katas
        }
    except (curriculum.CurriculumError, OSError) as exc:
        print(f"stubs: {exc}", file=sys.stderr)
        return 2
    path.write_text(updated(path.read_text(encoding="utf-8"), stubs), encoding="utf-8")
    print(f"{len(stubs)} fingerprints written to {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
