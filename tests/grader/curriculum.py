"""The one list of chapters and katas: tests/curriculum.toml, read and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GROUPS = ("http", "files", "processes")
KINDS = ("async def", "async generator", "def", "class")


class CurriculumError(Exception):
    """The curriculum cannot be used; the message is one line that says where and why."""


@dataclass(frozen=True)
class Kata:
    """One kata.

    id: "02_tasks/heartbeat", the path of its files without their endings.
    level: 1 to 5; also its points.
    defines: what the answer must define, such as "async def heartbeat".
    hints: from a question to nearly the answer.
    broken_stub: True if the stub is broken code to fix rather than an empty body.
    stub: fingerprint of the untouched stub.
    allows: what a graded run allows besides the usual: some of GROUPS.
    """

    id: str
    title: str
    level: int
    concepts: tuple[str, ...]
    hints: tuple[str, ...]
    defines: tuple[str, ...]
    broken_stub: bool
    stub: str
    allows: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.id.split("/")[1]

    @property
    def chapter(self) -> str:
        """The folder's name."""
        return self.id.split("/")[0]

    @property
    def points(self) -> int:
        """What solving it is worth."""
        return self.level


@dataclass(frozen=True)
class Chapter:
    """A folder of katas with a title."""

    id: str
    title: str
    katas: tuple[Kata, ...]


@dataclass(frozen=True)
class Curriculum:
    """All chapters, in the order in which they are learned."""

    chapters: tuple[Chapter, ...]

    @property
    def katas(self) -> list[Kata]:
        """All katas in order."""
        return [kata for chapter in self.chapters for kata in chapter.katas]

    def find(self, kata_id: str) -> Kata | None:
        """The kata with this id."""
        return next((kata for kata in self.katas if kata.id == kata_id), None)


def read(path: Path) -> Curriculum:
    """Read and check a curriculum.

    Raises:
        CurriculumError: the file is missing or not as it should be.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise CurriculumError(f"{path.name}: cannot be read: {exc.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise CurriculumError(f"{path.name}: not valid TOML: {exc}") from None
    chapters = []
    seen: set[str] = set()
    for number, entry in enumerate(_list(data, "chapters", path.name), 1):
        where = f"{path.name}: chapter {number}"
        chapter_id = _text(entry, "id", where)
        katas = tuple(_kata(chapter_id, item, where) for item in _list(entry, "katas", where))
        for kata in katas:
            if kata.id in seen:
                raise CurriculumError(f"{path.name}: {kata.id} is listed twice")
            seen.add(kata.id)
        chapters.append(Chapter(chapter_id, _text(entry, "title", where), katas))
    if not seen:
        raise CurriculumError(f"{path.name}: lists no katas")
    return Curriculum(tuple(chapters))


def _kata(chapter: str, entry: Any, where: str) -> Kata:
    name = _text(entry, "name", where)
    where = f"{where}, kata {name!r}"
    level = entry.get("level")
    if not isinstance(level, int) or isinstance(level, bool) or not 1 <= level <= 5:
        raise CurriculumError(f"{where}: level must be a number from 1 to 5, not {level!r}")
    defines = _texts(entry, "defines", where)
    for wanted in defines:
        if wanted.rpartition(" ")[0] not in KINDS:
            raise CurriculumError(f"{where}: defines must start with one of {', '.join(KINDS)}, not {wanted!r}")
    return Kata(
        id=f"{chapter}/{name}",
        title=_text(entry, "title", where),
        level=level,
        concepts=_texts(entry, "concepts", where),
        hints=_texts(entry, "hints", where),
        defines=defines,
        broken_stub=entry.get("broken_stub", False) is True,
        stub=_text(entry, "stub", where),
        allows=_groups(entry, where),
    )


def _groups(entry: Any, where: str) -> tuple[str, ...]:
    allows = _texts(entry, "allows", where) if "allows" in entry else ()
    for group in allows:
        if group not in GROUPS:
            raise CurriculumError(f"{where}: allows must be of {', '.join(GROUPS)}, not {group!r}")
    return allows


def _list(entry: Any, key: str, where: str) -> list[dict[str, Any]]:
    value = entry.get(key)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise CurriculumError(f"{where}: needs a list of tables [[{key}]]")
    return value


def _text(entry: Any, key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CurriculumError(f"{where}: needs a text for {key!r}")
    return value


def _texts(entry: Any, key: str, where: str) -> tuple[str, ...]:
    value = entry.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise CurriculumError(f"{where}: needs a list of texts for {key!r}")
    return tuple(value)
