"""Write a class's starter repository: `tox -e starter -- DIR [--chapters 01,02]`.

It holds what students need and nothing that gives an answer away: the untouched stubs and lessons of the
chosen chapters, the suites and the grader, and the workflows. Only files that git tracks are taken, and
of these only what is listed: nothing that is new here gets into a class by itself.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath
from typing import NoReturn

from grader import classroom_files, curriculum
from grader.answers import fingerprint
from grader.curriculum import Chapter, Curriculum, CurriculumError, Kata
from grader.verdicts import MEANING

ROOT = Path(__file__).resolve().parent.parent
# Whole folders (with a slash at the end) and files. Chapters that are not chosen are left out of them.
TAKEN = (
    ".devcontainer/",
    ".github/classroom/",
    ".github/workflows/classroom.yml",
    ".github/workflows/grade.yml",
    ".gitignore",
    ".vscode/",
    "LICENSE",
    "tests/conftest.py",
    "tests/grade.py",
    "tests/gradebook.schema.json",
    "tests/grader/",
    "tests/isolation/",
    "tests/report.schema.json",
    "tests/requirements-tools.txt",
    "tests/requirements.txt",
    "tests/stubs/",
    "tests/tools/",
)
# The sections of tox.ini that work there.
SECTIONS = ("tox", "testenv", "testenv:grade", "testenv:watch", "testenv:reset", "pytest")
CACHES = ("__pycache__", ".tox", ".venv", "venv", ".pytest_cache", ".ruff_cache", ".git")


class StarterError(Exception):
    """The starter cannot be written; the message is one line that says why."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise StarterError(message)


def main(arguments: list[str] | None = None) -> int:
    """Carry the command out and return the exit status: 0, or 2 with one line that says why."""
    parser = Parser(prog="starter", description="Write a class's starter repository, without any answers.")
    parser.add_argument("directory", metavar="DIR", type=Path, help="where to write it: a new or empty directory")
    parser.add_argument("--chapters", metavar="LIST", help="such as 01,02 or 03_waiting (default: all)")
    try:
        options = parser.parse_args(arguments)
        whole = curriculum.read(ROOT / "tests" / "curriculum.toml")
        chosen = choose(whole, options.chapters)
        write(options.directory, whole, chosen)
    except (StarterError, CurriculumError) as exc:
        print(f"starter: {exc}", file=sys.stderr)
        return 2
    except OSError as exc:
        print(f"starter: {exc.filename or options.directory}: {exc.strerror or exc}", file=sys.stderr)
        return 2
    points = sum(kata.points for kata in chosen.katas)
    print(f"{len(chosen.katas)} katas worth {points} points were written to {options.directory}")
    print("Look at it, run tox in it, and publish it: TEACHING.md says how.")
    return 0


def choose(whole: Curriculum, chapters: str | None) -> Curriculum:
    """The chapters that were asked for, by number or name, in the curriculum's order; all for None.

    Raises:
        StarterError: there is no such chapter.
    """
    if chapters is None:
        return whole
    wanted: set[Chapter] = set()
    for name in filter(None, (part.strip() for part in chapters.split(","))):
        found = [chapter for chapter in whole.chapters if name in _names(chapter)]
        if not found:
            first, last = whole.chapters[0].id[:2], whole.chapters[-1].id[:2]
            raise StarterError(f"--chapters: there is no chapter {name!r}; there are {first} to {last}")
        wanted.update(found)
    if not wanted:
        raise StarterError("--chapters: name at least one, such as 01,02")
    return Curriculum(tuple(chapter for chapter in whole.chapters if chapter in wanted))


def _names(chapter: Chapter) -> tuple[str, ...]:
    number, _, name = chapter.id.partition("_")
    return chapter.id, name, number, number.lstrip("0")


def write(directory: Path, whole: Curriculum, chosen: Curriculum) -> None:
    """Write the starter for these chapters into a new or empty directory.

    Raises:
        StarterError: the directory is not empty, or a stub or a setting cannot be made.
        OSError: a file cannot be read or written.
    """
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise StarterError(f"{directory} is not a directory")
    if directory.is_dir() and any(directory.iterdir()):
        raise StarterError(f"{directory} is not empty: nothing was written")
    # All that may fail because of this repository comes before the first file.
    contents = made_files(chosen)
    copied = copied_files(whole, chosen)
    directory.mkdir(parents=True, exist_ok=True)
    try:
        for name in copied:
            target = directory / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
        for name, content in contents.items():
            target = directory / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except BaseException:
        for path in directory.iterdir():  # it was empty: all of it is ours
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def made_files(chosen: Curriculum) -> dict[str, bytes]:
    """The files that differ from this repository's, by name.

    Raises:
        StarterError: one of them cannot be made.
    """
    text = (ROOT / "tests" / "curriculum.toml").read_text(encoding="utf-8")
    settings = (ROOT / "tox.ini").read_text(encoding="utf-8")
    contents = {
        "README.md": readme(chosen).encode(),
        "tests/curriculum.toml": cut_curriculum(text, [chapter.id for chapter in chosen.chapters]).encode(),
        "tox.ini": cut_settings(settings).encode(),
        classroom_files.AUTOGRADING: classroom_files.as_text(chosen).encode(),
    }
    return contents | {f"katas/{kata.id}.py": stub(kata) for kata in chosen.katas}


def copied_files(whole: Curriculum, chosen: Curriculum) -> list[str]:
    """The names of the files that are the same as here."""
    dropped = {chapter.id for chapter in whole.chapters} - {chapter.id for chapter in chosen.chapters}
    lessons = {f"katas/{chapter.id}/README.md" for chapter in chosen.chapters}
    suites = {f"tests/{kata.chapter}/test_{kata.name}.py" for kata in chosen.katas}

    def is_taken(name: str) -> bool:
        if name == classroom_files.AUTOGRADING or dropped.intersection(PurePosixPath(name).parts):
            return False
        is_listed = any(name == place or (place.endswith("/") and name.startswith(place)) for place in TAKEN)
        return is_listed or name in lessons or name in suites

    return [name for name in tracked() if is_taken(name)]


def tracked() -> list[str]:
    """The names of the repository's files: those that git tracks, or all where there is no git."""
    if (listing := _git("ls-files", "-z")) is not None:
        return [name for name in listing.decode().split("\0") if name and (ROOT / name).is_file()]
    names = (path.relative_to(ROOT) for path in sorted(ROOT.rglob("*")) if path.is_file())
    return [name.as_posix() for name in names if not set(name.parts).intersection(CACHES)]


def stub(kata: Kata) -> bytes:
    """The untouched stub of a kata, even where this repository's katas/ is solved.

    Raises:
        StarterError: it is nowhere to be found.
    """
    name = f"katas/{kata.id}.py"
    for path in (ROOT / "tests" / "stubs" / f"{kata.id}.stub", ROOT / name):
        if path.is_file() and _is_stub(content := path.read_bytes(), kata):
            return content
    for commit in (_git("log", "--format=%H", "--", name) or b"").decode().split():
        content = _git("show", f"{commit}:{name}")
        if content is not None and _is_stub(content, kata):
            return content
    raise StarterError(f"{name} is changed, and its untouched stub is not in git's history either")


def _is_stub(content: bytes, kata: Kata) -> bool:
    return fingerprint(content.decode("utf-8", errors="replace")) == kata.stub


def _git(*arguments: str) -> bytes | None:
    """What git prints; None if there is no git, or no repository of its own here."""
    if not (ROOT / ".git").exists():
        return None
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode == 0 else None


def cut_curriculum(text: str, chapters: list[str]) -> str:
    """The curriculum's text with these chapters only; comments and layout stay.

    Raises:
        StarterError: the text is not laid out as expected.
    """
    head, *parts = re.split(r"(?m)^(?=\[\[chapters\]\]$)", text)
    expected = [chapter for chapter in tomllib.loads(text)["chapters"] if chapter["id"] in chapters]
    try:
        kept = [part for part in parts if tomllib.loads(part)["chapters"][0]["id"] in chapters]
        result = (head + "".join(kept)).rstrip() + "\n"
        if tomllib.loads(result) == {"chapters": expected}:
            return result
    except tomllib.TOMLDecodeError:
        pass
    raise StarterError("tests/curriculum.toml cannot be cut: a chapter does not begin with a line [[chapters]]")


def cut_settings(text: str) -> str:
    """The text of tox.ini with those of its sections that work in a starter.

    Raises:
        StarterError: one of them refers to a section that is left out.
    """
    parts = re.split(r"(?m)^(?=\[)", text)
    names = [re.match(r"\[(.+?)\]", part) for part in parts]
    kept = "".join(part for part, name in zip(parts, names, strict=True) if name and name[1] in SECTIONS)
    for name in re.findall(r"\{\[(.+?)\]", kept):
        if name not in SECTIONS:
            raise StarterError(f"tox.ini cannot be cut: a section refers to [{name}]")
    return kept.rstrip() + "\n"


def readme(chosen: Curriculum) -> str:
    """The README for students."""
    points = sum(kata.points for kata in chosen.katas)
    rows = [
        f"| [{chapter.id[:2]} {chapter.title}](katas/{chapter.id}/README.md) | {len(chapter.katas)} | "
        f"{sum(kata.points for kata in chapter.katas)} |"
        for chapter in chosen.chapters
    ]
    first = chosen.katas[0]
    return README.format(
        first=first.id,
        name=first.name,
        katas=len(chosen.katas),
        points=points,
        rows="\n".join(rows),
        verdicts="\n".join(f"| {verdict} | {meaning} |" for verdict, meaning in MEANING.items()),
    )


README = """\
# asyncio katas

Learn Python's asyncio by writing it. Each kata is a small file to complete, with a contract in its
docstring. The tests check not only *what* your code returns but *when*: whether work really overlaps,
whether the event loop is ever blocked, whether tasks and errors get lost.

## Start

You need Python 3.11 or newer.

```console
python -m pip install tox
tox
```

The first run installs what grading needs. Each run shows where you stand, and which file to open next.

## Solve a kata

1. Open `katas/{first}.py`. Its docstring is the whole task.
2. Replace `raise NotImplementedError(...)` with your code.
3. Run it alone: `tox -- -k {name}`
4. Read what it says. Every failure names one cause, the line in your file, and what to try.
   Stuck? `tox -- -k {name} --hint`, then `--hint 2` and `--hint 3`.
5. Commit and push.

| chapter, with its lesson | katas | points |
|-|-|-|
{rows}

## How it is graded

- There are {katas} katas and {points} points. A kata's points are its stars. You win them when all of its
  tests pass, unless your teacher has said that parts count too.
- Only the `.py` files in `katas/` count. Change nothing else: the teacher grades with other copies of the
  tests, and of your files takes these alone.
- The inputs are new in each grading, and code may use only what the task needs: a kata that is FORBIDDEN
  names the line, and what to use instead.
- `tox -e grade` grades on your machine in the same way.
- A push is graded on GitHub, where the teacher has switched that on: see the Actions tab, and there the
  summary of the run.

## What a verdict means

| verdict | meaning |
|-|-|
{verdicts}
"""


if __name__ == "__main__":
    sys.exit(main())
