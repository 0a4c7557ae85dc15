"""No cheat wins a point: each is graded by the real command, next to an answer that is right.

The cheats are in cheats/*.txt. Each begins with a line `=== name | verdicts | kata`: the verdicts that
it may get (`*` for any), and the kata if it is for a certain one. `FUNC` stands for the kata's function.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from grader import curriculum

ROOT = Path(__file__).resolve().parents[2]
CHEATS = Path(__file__).parent / "cheats"
CURRICULUM = curriculum.read(ROOT / "tests" / "curriculum.toml")
# Where cheats go that are for any kata.
ANYWHERE = ("forgotten_await", "concurrent_downloads", "collect_errors", "deadline", "fail_fast", "bounded_gather")
ANYWHERE += ("task_group", "time_limit")
NEIGHBOUR = "gather_in_order"
# Real seconds within which a run must have ended, on a busy machine.
IN_TIME = 400
TRACES = Path("/tmp/katas-cheat-was-here")


@dataclass(frozen=True)
class Cheat:
    """One answer. verdicts: those that it may get, empty for any. kata: its name, empty for any."""

    name: str
    verdicts: tuple[str, ...]
    kata: str
    code: str


def cheats(file: str) -> list[Cheat]:
    text = (CHEATS / file).read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, code = part.partition("\n")
        name, verdicts, kata = [*(word.strip() for word in head.split("|")), ""][:3]
        code = code.replace("DEEP_BRACKETS", "(" * 50_000 + ")" * 50_000).replace("DEEP_MINUS", "-" * 200_000 + "1")
        code = code.replace(
            "DEEP_BLOCKS", "".join(f"{' ' * depth}if 1:\n" for depth in range(300)) + " " * 300 + "pass"
        )
        code = code.replace("ESCAPE", "\x1b")
        found.append(Cheat(name, () if verdicts == "*" else tuple(verdicts.split("/")), kata, code))
    return found


FAST = [cheat for file in sorted(CHEATS.glob("[1-6]*.txt")) for cheat in cheats(file.name)]
SLOW = cheats("7_denies_service.txt")
HONEST = cheats("8_honest.txt")


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its size and the moment of its last change."""
    return {
        str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts and not path.is_dir()
    }


def processes_below(folder: Path) -> list[str]:
    """The processes whose present folder is below a folder: those of a grading run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(entry / "cwd").startswith(str(folder)):
                found.append((entry / "cmdline").read_text())
        except OSError:
            continue
    return found


def katas_for(cheat: Cheat) -> tuple[str, ...]:
    return (cheat.kata,) if cheat.kata else ANYWHERE


class Graded:
    """A grading run over submissions that hold the cheats, one in each kata's file."""

    def __init__(self, folder: Path, answers: list[Cheat], command: Path) -> None:
        self.folder = folder.resolve()
        self._places: dict[str, tuple[str, str]] = {}  # cheat -> submission, kata
        submissions: list[set[str]] = []
        for cheat in answers:
            free = ((n, kata) for n, used in enumerate(submissions) for kata in katas_for(cheat) if kata not in used)
            number, kata = next(free, (len(submissions), katas_for(cheat)[0]))
            if number == len(submissions):
                submissions.append(set())
            submissions[number].add(kata)
            self._places[cheat.name] = (f"submission{number}", kata)
            self._write(number, kata, cheat.code)
        for number in range(len(submissions)):
            reference = ROOT / "solutions" / f"{self._id(NEIGHBOUR)}.py"
            self._write(number, NEIGHBOUR, reference.read_text(encoding="utf-8"))
        for name in ("home", "tmp", "cwd"):
            (self.folder / name).mkdir()
        names = [f"submission{number}" for number in range(len(submissions))]
        katas = sorted({NEIGHBOUR, *(kata for _, kata in self._places.values())})
        suites, before = snapshot(ROOT / "tests"), snapshot(self.folder)
        began = time.monotonic()
        environment = {"PATH": os.defpath, "HOME": str(self.folder / "home"), "TMPDIR": str(self.folder / "tmp")}
        environment |= {"GITHUB_OUTPUT": str(self.folder / "home" / "output"), "PYTHONDONTWRITEBYTECODE": "1"}
        self.run = subprocess.run(
            [
                *(sys.executable, str(command), "--out", str(self.folder / "book"), "--seed", "7", "--details"),
                *(option for kata in katas for option in ("--kata", kata)),
                *(str(self.folder / name) for name in names),
            ],
            cwd=self.folder / "cwd",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=IN_TIME,
            check=False,
        )
        self.seconds = time.monotonic() - began
        self.left_running = processes_below(self.folder)
        book = str(self.folder / "book")
        after = {path: mark for path, mark in snapshot(self.folder).items() if not path.startswith(book)}
        self.changed = sorted(after.items() ^ before.items()) + sorted(
            snapshot(ROOT / "tests").items() ^ suites.items()
        )
        self.traces = TRACES.exists()
        self.cards = {
            name: {kata["id"].split("/")[1]: kata for kata in self._card(name)["katas"]} for name in names
        }  # fmt: skip

    @staticmethod
    def _id(name: str) -> str:
        return next(kata.id for kata in CURRICULUM.katas if kata.name == name)

    def _write(self, number: int, kata: str, code: str) -> None:
        path = self.folder / f"submission{number}" / "katas" / f"{self._id(kata)}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        defines = CURRICULUM.find(self._id(kata)).defines[0].split()[-1]
        path.write_text(code.replace("FUNC", defines), encoding="utf-8", errors="surrogatepass")

    def _card(self, submission: str) -> dict[str, Any]:
        report = self.folder / "book" / submission / "report.json"
        assert report.exists(), self.run.stdout[-2000:] + self.run.stderr[-2000:]
        return json.loads(report.read_text(encoding="utf-8"))

    def of(self, cheat: Cheat) -> dict[str, Any]:
        """What the cheat got."""
        submission, kata = self._places[cheat.name]
        return self.cards[submission][kata]

    def board_of(self, cheat: Cheat) -> str:
        """What a person reads of the cheat's submission."""
        return (self.folder / "book" / self._places[cheat.name][0] / "board.txt").read_text(encoding="utf-8")

    def assert_all_is_well(self) -> None:
        """Around the cheats nothing has happened."""
        assert self.run.returncode == 0, self.run.stderr[-2000:]
        assert self.run.stderr == b""
        assert self.left_running == []
        assert self.changed == []
        assert not self.traces
        neighbours = {name: card[NEIGHBOUR]["status"] for name, card in self.cards.items()}
        assert set(neighbours.values()) == {"solved"}, neighbours


needs_processes = pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="asks /proc for what is left running")


@pytest.fixture(scope="module")
def fast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Graded]]:
    """Two runs: each submission is graded for all katas of its run."""
    command = ROOT / "tests" / "grade.py"
    yield [
        Graded(tmp_path_factory.mktemp("anywhere"), [cheat for cheat in FAST if not cheat.kata], command),
        Graded(tmp_path_factory.mktemp("certain"), [cheat for cheat in FAST if cheat.kata], command),
    ]
    TRACES.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return Graded(tmp_path_factory.mktemp("slow"), SLOW, CHEATS / "grade_with_small_limits.py")


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return Graded(tmp_path_factory.mktemp("honest"), HONEST, ROOT / "tests" / "grade.py")


def assert_it_wins_nothing(cheat: Cheat, got: dict[str, Any]) -> None:
    assert (got["status"], got["points"]) == ("unsolved", 0), got
    verdicts = {test["verdict"] for test in got["tests"]} - {None}
    assert not cheat.verdicts or verdicts & set(cheat.verdicts), got["tests"][0]


@needs_processes
@pytest.mark.parametrize("cheat", FAST, ids=lambda cheat: cheat.name)
def test_it_wins_no_point(fast: list[Graded], cheat: Cheat) -> None:
    assert_it_wins_nothing(cheat, fast[bool(cheat.kata)].of(cheat))


@needs_processes
@pytest.mark.parametrize("cheat", SLOW, ids=lambda cheat: cheat.name)
def test_it_comes_to_an_end_and_wins_no_point(slow: Graded, cheat: Cheat) -> None:
    assert_it_wins_nothing(cheat, slow.of(cheat))


@needs_processes
def test_nothing_else_is_touched(fast: list[Graded]) -> None:
    for graded in fast:
        graded.assert_all_is_well()


@needs_processes
def test_nothing_else_is_touched_by_those_who_take_what_they_can(slow: Graded) -> None:
    slow.assert_all_is_well()


@needs_processes
@pytest.mark.parametrize("answer", HONEST, ids=lambda answer: answer.name)
def test_an_unusual_answer_that_is_right_is_solved(honest: Graded, answer: Cheat) -> None:
    got = honest.of(answer)
    assert got["status"] == "solved", next(test for test in got["tests"] if test["status"] != "passed")


@needs_processes
def test_nothing_harmful_is_shown_or_stored(fast: list[Graded]) -> None:
    books = [graded.folder / "book" for graded in fast]
    shown = [output.decode("utf-8") for graded in fast for output in (graded.run.stdout, graded.run.stderr)]
    shown += [path.read_text(encoding="utf-8") for book in books for path in book.rglob("board.txt")]
    for text in shown:
        for line in text.splitlines():
            assert not line.lstrip().startswith(("::", "##[")), line
            assert line.isprintable(), ascii(line)
    for path in (path for book in books for path in book.rglob("report.json")):
        assert path.stat().st_size < 1_000_000
        messages = [test["message"] for kata in json.loads(path.read_text())["katas"] for test in kata["tests"]]
        unprintable = [message for message in messages if not message.replace("\n", "").isprintable()]
        assert unprintable == []


@needs_processes
def test_what_is_forbidden_is_named_with_its_line(fast: list[Graded]) -> None:
    cheat = next(cheat for cheat in FAST if cheat.name == "os_exit_through_an_alias")
    board = fast[0].board_of(cheat)
    assert "`base_events` of the module asyncio" in " ".join(board.split())
    assert ".py:4    m.base_events.os._exit(0)" in board
