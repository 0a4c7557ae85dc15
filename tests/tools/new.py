"""Lay out the files of a new kata, for authors: `tox -e new -- 08_limits/leaky_bucket`.

What it writes is a tiny kata that works, full of places to fill in: see tools.templates. The
self-tests fail until each of them is filled in. Nothing is ever overwritten.
"""

from __future__ import annotations

import keyword
import re
from pathlib import Path

import tomlkit
from grader import curriculum
from grader.answers import fingerprint
from grader.curriculum import Curriculum
from grader.stubs import stub_copy
from tomlkit.items import AoT, Table

from tools.command import ROOT, Parser, ToolError, read_curriculum, run
from tools.templates import ENTRY, FILES, LESSON, MARK, STUB

ID = re.compile(r"(?P<chapter>[0-9]{2}_[a-z][a-z0-9_]*)/(?P<name>[a-z][a-z0-9_]*)")


def check_name(katas: Curriculum, kata_id: str, chapter_title: str | None) -> tuple[str, str]:
    """Return the chapter and the name of a new kata.

    Raises:
        ToolError: they will not do.
    """
    match = ID.fullmatch(kata_id)
    if match is None:
        raise ToolError(
            f"{kata_id!r} is no name for a kata: write NN_chapter/snake_case, such as 08_limits/leaky_bucket"
        )
    chapter, name = match["chapter"], match["name"]
    chapters = [known.id for known in katas.chapters]
    if keyword.iskeyword(name):
        raise ToolError(f"{name!r} is a word of Python's")
    if other := next((kata for kata in katas.katas if kata.name == name), None):
        raise ToolError(f"there is a kata {name!r} already: {other.id}")
    # `pytest -k NAME` finds NAME anywhere in a chapter, a suite's file name or a test's name.
    if other := next((kata for kata in katas.katas if name in kata.name), None):
        raise ToolError(f"`pytest -k {name}` would select {other.id} as well: choose a longer name")
    if other := next((kata for kata in katas.katas if kata.name in name), None):
        raise ToolError(f"`pytest -k {other.name}` would select {name} as well: choose another name")
    if chapter not in chapters and chapter_title is None:
        raise ToolError(f"there is no chapter {chapter}: it is one of {', '.join(chapters)}, or give --chapter-title")
    if chapter in chapters and chapter_title is not None:
        raise ToolError(f"the chapter {chapter} has a title already")
    if chapter not in chapters and any(known[:2] == chapter[:2] for known in chapters):
        raise ToolError(f"there is a chapter {chapter[:2]} already")
    return chapter, name


def with_entry(text: str, chapter: str, name: str, chapter_title: str | None) -> str:
    """The text of a curriculum with one more kata at the end of its chapter; all else stays as it is."""
    document = tomlkit.parse(text)
    chapters = document["chapters"]
    assert isinstance(chapters, AoT)
    values = {"mark": MARK, "name": name}
    kata = tomlkit.table()
    kata["name"] = name
    for key, value in ENTRY.items():
        if key == "hints":
            kata["stub"] = fingerprint(STUB.format(**values))
        if isinstance(value, list):
            kata[key] = tomlkit.array().multiline(key == "hints")
            kata[key].extend(item.format(**values) for item in value)
        else:
            kata[key] = value.format(**values) if isinstance(value, str) else value
    kata.add(tomlkit.nl())
    if chapter_title is None:
        entry = next(table for table in chapters if table["id"] == chapter)
        entry["katas"].append(kata)
    else:
        _add_chapter(chapters, chapter, chapter_title, kata)
    # One empty line above each table: tomlkit leaves that to us.
    return re.sub(r"\n+(?=\[\[)", "\n\n", tomlkit.dumps(document)).rstrip("\n") + "\n"


def _add_chapter(chapters: AoT, chapter: str, title: str, kata: Table) -> None:
    entry = tomlkit.table()
    entry["id"], entry["title"] = chapter, title
    entry.add(tomlkit.nl())
    entry["katas"] = tomlkit.aot()
    entry["katas"].append(kata)
    position = sum(table["id"] < chapter for table in chapters)
    chapters.insert(position, entry)


def lay_out(root: Path, chapter: str, name: str, chapter_title: str | None) -> list[Path]:
    """Write all files of a new kata and its entry; return the new files.

    Raises:
        ToolError: one of the files exists. Nothing was written.
        OSError: a file cannot be written.
    """
    values = {"mark": MARK, "name": name, "chapter": chapter, "id": f"{chapter}/{name}", "title": chapter_title}
    files = {root / path.format(**values): text.format(**values) for path, text in FILES.items()}
    files[stub_copy(root / "tests", f"{chapter}/{name}")] = STUB.format(**values)
    if chapter_title is not None:
        files[root / "katas" / chapter / "README.md"] = LESSON.format(**values)
    if there := next((path for path in files if path.exists()), None):
        raise ToolError(f"{there.relative_to(root).as_posix()} exists already: nothing was written")
    listing = root / "tests" / "curriculum.toml"
    text = with_entry(listing.read_text(encoding="utf-8"), chapter, name, chapter_title)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    listing.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Lay out one kata. Exit status: 0 done, 2 if something is wrong."""
    return run("new", lambda: _main(arguments, root))


def _main(arguments: list[str], root: Path) -> int:
    parser = Parser(prog="tox -e new --", description="Lay out the files of a new kata.")
    parser.add_argument("kata", metavar="NN_chapter/snake_case", help="such as 08_limits/leaky_bucket")
    parser.add_argument("--chapter-title", metavar="TITLE", help="begin a new chapter with this title")
    options = parser.parse_args(arguments)
    chapter, name = check_name(read_curriculum(root), options.kata, options.chapter_title)
    files = lay_out(root, chapter, name, options.chapter_title)
    curriculum.read(root / "tests" / "curriculum.toml")
    for path in files:
        print(f"  {path.relative_to(root).as_posix()}")
    print(f"  tests/curriculum.toml: an entry at the end of {chapter}")
    print()
    print(f"Fill in what says {MARK}, then run:")
    for command, why in (
        (f"pytest --answers=solutions -k {name}", "the reference must pass"),
        (f"pytest --bank tests/{chapter}/test_{name}.py", "every answer must get what it claims"),
        ("(cd tests && python -m grader.stubs)", "when the stub is done"),
        ("pytest tests/selftest/test_repository.py", "names what is still missing"),
    ):
        print(f"  {command:<55} {why}")
    print("CONTRIBUTING.md says what makes a good kata.")
    return 0
