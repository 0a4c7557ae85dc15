"""Note what each stub looks like: `python -m grader.stubs` from tests/.

For authors, after a stub in katas/ was changed on purpose. Its fingerprint goes into the
curriculum, and a copy of it to tests/stubs/, from where `tox -e reset` takes it: katas/ belongs
to the learner, and a clone need not have a history.
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


def stub_copy(tests: Path, kata_id: str) -> Path:
    """Where the copy of a stub is. Its ending keeps editors, linters and pytest away from it."""
    return tests / "stubs" / f"{kata_id}.stub"


def write_copies(tests: Path, stubs: dict[str, bytes]) -> None:
    """Make tests/stubs/ hold exactly these stubs, by kata id.

    Raises:
        OSError: a file cannot be written.
    """
    copies = {stub_copy(tests, kata_id): data for kata_id, data in stubs.items()}
    for path in set((tests / "stubs").rglob("*.stub")) - copies.keys():
        path.unlink()
    for path, data in copies.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main() -> int:
    """Update tests/curriculum.toml and tests/stubs/ from katas/."""
    tests = Path(__file__).resolve().parent.parent
    path = tests / "curriculum.toml"
    try:
        katas = curriculum.read(path).katas
        stubs = {kata.id: (tests.parent / "katas" / f"{kata.id}.py").read_bytes() for kata in katas}
        fingerprints = {kata.name: fingerprint(stubs[kata.id].decode("utf-8")) for kata in katas}
        write_copies(tests, stubs)
        path.write_text(updated(path.read_text(encoding="utf-8"), fingerprints), encoding="utf-8")
    except (curriculum.CurriculumError, OSError, UnicodeDecodeError) as exc:
        print(f"stubs: {exc}", file=sys.stderr)
        return 2
    print(f"{len(stubs)} fingerprints written to {path.name}, and as many copies to stubs/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
