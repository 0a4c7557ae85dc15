"""Grade a kata at each save, and go on to the next one when it is solved: `tox -e watch`."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from pathlib import Path
from typing import Any

import watchfiles
from _pytest._io import TerminalWriter
from grader import hints
from grader.answers import is_stub
from grader.curriculum import Curriculum, Kata

from tools.command import ROOT, Parser, ToolError, find_kata, read_curriculum, run
from tools.grading import Grading, Outcome
from tools.keys import reading_keys

# Changes that follow one another within STEP ms are one save; nobody waits longer than DEBOUNCE ms for more.
STEP, DEBOUNCE = 40, 400
KEYS = "h hint   n next kata   a all katas   Enter again   q quit"


class Progress:
    """What is known of each kata, and which one is being worked on.

    Args:
        katas: all of them, in the order in which they are learned.
        current: the kata to begin with; None if that is to be found out.
    """

    def __init__(self, katas: list[Kata], current: Kata | None = None) -> None:
        self._katas = katas
        self._statuses: dict[str, str] = {}
        self.current = current

    @property
    def solved(self) -> int:
        """How many katas are solved, as far as known."""
        return sum(map(self.is_solved, self._katas))

    def is_solved(self, kata: Kata) -> bool:
        """True if it is known to be solved."""
        return self._statuses.get(kata.id) == "solved"

    @property
    def all_solved(self) -> bool:
        """True if every kata is known to be solved."""
        return self.solved == len(self._katas)

    def learn(self, statuses: dict[str, str]) -> tuple[list[Kata], list[Kata]]:
        """Take in results; return the katas that are solved now and were not before, and those that broke."""
        newly, broken = [], []
        for kata in self._katas:
            if kata.id not in statuses:
                continue
            before = self.is_solved(kata)
            self._statuses[kata.id] = statuses[kata.id]
            if self.is_solved(kata) and not before:
                newly.append(kata)
            elif before and not self.is_solved(kata):
                broken.append(kata)
        return newly, broken

    def move(self, graded: Collection[Kata]) -> None:
        """Choose what to work on after these katas were graded."""
        left = [kata for kata in graded if not self.is_solved(kata)]
        if left and self.current not in left:
            self.current = left[0]
        elif self.current is None:
            # As the board does it: what was begun comes first.
            begun = (kata for kata in self._katas if self._statuses.get(kata.id) == "unsolved")
            self.current = next(begun, None) or self.next()
        elif self.is_solved(self.current):
            self.current = self.next()

    def next(self) -> Kata | None:
        """The first kata behind the current one that is not solved, or else before it; None if all are."""
        begin = self._katas.index(self.current) + 1 if self.current in self._katas else 0
        ordered = self._katas[begin:] + self._katas[:begin]
        return next((kata for kata in ordered if not self.is_solved(kata)), None)


class Watcher:
    """Waits for saves and keys, grades, and shows what came out.

    Args:
        root: the repository.
        curriculum: its katas.
        current: the kata to begin with; None for the next unsolved one.
        writer: the screen.
    """

    def __init__(self, root: Path, curriculum: Curriculum, current: Kata | None, writer: TerminalWriter) -> None:
        self._root = root
        self._katas = curriculum.katas
        self._progress = Progress(self._katas, current)
        self._writer = writer
        self._is_terminal = writer._file.isatty()
        encoding = getattr(writer._file, "encoding", None) or "utf-8"
        self._grading = Grading(root, writer.hasmarkup, encoding)
        self._job: asyncio.Task[None] | None = None
        self._stopped = asyncio.Event()
        self._status = 0
        self._has_keys = False
        self._level = 0  # of the last hint
        self._has_learned = False  # what was solved before
        self._untold: dict[str, Kata] = {}  # saved, and their result not shown yet

    async def watch(self) -> int:
        """Watch until somebody says stop; return the exit status: 0, or 128 and more after another signal.

        Raises:
            ToolError: the system does not let us watch.
        """
        with self._stopping_on_signals(), reading_keys(self.press) as self._has_keys:
            changes = asyncio.create_task(self._follow_changes())
            stopped = asyncio.create_task(self._stopped.wait())
            self._start(self._begin)
            try:
                await asyncio.wait({changes, stopped}, return_when=asyncio.FIRST_COMPLETED)
                if changes.done():
                    changes.result()
            finally:
                tasks = [task for task in (changes, stopped, self._job) if task is not None]
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await self._grading.close()
        return self._status

    def stop(self, status: int = 0) -> None:
        """End `watch`."""
        self._status = status
        self._stopped.set()

    def press(self, key: str) -> None:
        """Do what a key is for."""
        match key.lower():
            case "q" | "\x04":
                self.stop()
            case "h":
                self._hint()
            case "n":
                self._go_on()
            case "a":
                self._start(self._grade_all)
            case "\n" | "\r" | " ":
                self._start(self._again)

    @contextlib.contextmanager
    def _stopping_on_signals(self) -> Any:
        loop = asyncio.get_running_loop()
        installed = []
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, self.stop, 0 if name == "SIGINT" else 128 + number)
                installed.append(number)
        try:
            yield
        finally:
            for number in installed:
                loop.remove_signal_handler(number)

    # -- saves ---------------------------------------------------------------------

    async def _follow_changes(self) -> None:
        async for changed in self._changes():
            katas = [kata for kata in self._katas if kata.id in changed]
            if katas:
                self._untold |= {kata.id: kata for kata in katas}
                self._start(self._grade_saved)

    async def _changes(self) -> AsyncIterator[set[str]]:
        """The ids of what has been saved, moved or deleted."""
        folder = self._root / "katas"
        try:
            async for changes in watchfiles.awatch(
                folder, watch_filter=watchfiles.PythonFilter(), step=STEP, debounce=DEBOUNCE, yield_on_timeout=False
            ):
                paths = [Path(path) for _, path in changes]
                yield {path.relative_to(folder).with_suffix("").as_posix() for path in paths if folder in path.parents}
        except OSError as exc:
            raise ToolError(f"katas/ cannot be watched: {exc} (WATCHFILES_FORCE_POLLING=1 may help)") from None

    # -- jobs: one at a time, and a new one ends the one before ----------------------

    def _start(self, job: Callable[[], Coroutine[Any, Any, None]]) -> None:
        before = self._job

        async def follow() -> None:
            if before is not None:
                before.cancel()
                await asyncio.gather(before, return_exceptions=True)
            await job()
            await self._grading.prepare()

        self._job = asyncio.create_task(follow())
        self._job.add_done_callback(self._job_ended)

    def _job_ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (exc := task.exception()) is not None:
            self._writer.line(f"watch: {type(exc).__name__}: {exc}", red=True)

    async def _begin(self) -> None:
        if self._progress.current is None:
            self._say("Looking at what you have solved ...")
            await self._learn_the_rest()
            self._progress.move(())
            await self._again()
        else:
            await self._again()
            await self._catch_up()

    async def _learn_the_rest(self) -> None:
        """Find out which katas are solved. Untouched ones are not, and take no time."""
        begun = [kata for kata in self._katas if not is_stub(self._root / "katas" / f"{kata.id}.py", kata.stub)]
        if begun:
            self._progress.learn((await self._grade(begun)).statuses)
        self._has_learned = True

    async def _catch_up(self) -> None:
        """Learn what there was no time for in the beginning, and say what that changes."""
        if self._has_learned:
            return
        before = self._progress.current
        await self._learn_the_rest()
        self._progress.move(())
        if self._progress.current is before:
            self._how_many()
        else:
            self._what_now(moved_on=True)
        self._writer.flush()

    async def _grade(self, katas: Collection[Kata]) -> Outcome:
        return await self._grading.grade([kata.id for kata in katas], self._writer.fullwidth)

    async def _grade_saved(self) -> None:
        katas = list(self._untold.values())
        self._say(f"Saved: {_names(katas)} ...")
        outcome = await self._grade(katas)
        self._untold.clear()
        self._show(outcome, katas)
        await self._catch_up()

    async def _again(self) -> None:
        kata = self._progress.current
        if kata is None:
            await self._grade_all()
            return
        self._say(f"Grading {kata.name} ...")
        self._show(await self._grade([kata]), [kata])

    def _go_on(self) -> None:
        # At once, not in the job: who presses n twice goes on by two.
        self._progress.current = self._progress.next() or self._progress.current
        self._level = 0
        self._start(self._again)

    async def _grade_all(self) -> None:
        self._say("Grading all katas ...")
        outcome = await self._grade(())
        current = self._progress.current
        self._show(outcome, [current] if current is not None else [])

    # -- the screen ------------------------------------------------------------------

    def _say(self, text: str) -> None:
        self._writer.line(text, light=True)
        self._writer.flush()

    def _show(self, outcome: Outcome, katas: Collection[Kata]) -> None:
        """Show a result, what it changed, and what to do now."""
        writer, progress = self._writer, self._progress
        if self._is_terminal and sys.platform != "win32":
            writer.write("\x1b[H\x1b[2J")
        writer.line(outcome.text.strip("\r\n"))
        writer.line()
        if outcome.died:
            how = f"signal {-outcome.status}" if outcome.status < 0 else f"exit status {outcome.status}"
            writer.line(f"The process that graded {_names(katas)} ended early, with {how}.", red=True, bold=True)
        newly, broken = progress.learn(outcome.statuses)
        if broken:
            was = "was" if len(broken) == 1 else "were"
            writer.line(f"Broken again: {_names(broken)} {was} solved before.", red=True, bold=True)
        elif newly:
            writer.line(f"Solved: {_names(newly)}", green=True, bold=True)
        before = progress.current
        progress.move(katas)
        if progress.current is not before:
            self._level = 0
        self._what_now(moved_on=progress.current is not before)
        writer.flush()

    def _what_now(self, moved_on: bool) -> None:
        writer, progress = self._writer, self._progress
        if self._has_learned:
            self._how_many()
        kata = progress.current
        if kata is None or progress.all_solved:
            writer.line("All katas are solved. Well done!", green=True)
        else:
            writer.write("Next:  " if moved_on else "Now:   ", bold=True)
            writer.line(f"edit katas/{kata.id}.py, and save it to grade it")
            if moved_on:
                writer.line(f"       {kata.title}")
        writer.line(f"       {KEYS if self._has_keys else 'Ctrl-C ends this'}", light=True)

    def _how_many(self) -> None:
        self._writer.line(f"{self._progress.solved} of {len(self._katas)} katas solved")

    def _hint(self) -> None:
        kata = self._progress.current
        if kata is None:
            return
        self._level = min(self._level + 1, len(kata.hints))
        hints.write_hint(self._writer, kata, self._level, f"katas/{kata.id}.py", more="press h again")
        self._writer.flush()


def _names(katas: Collection[Kata]) -> str:
    names = [kata.name for kata in katas]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Watch. Exit status: 0 after q or Ctrl-C, 2 if it cannot work."""
    return run("watch", lambda: _main(arguments, root))


def _main(arguments: list[str], root: Path) -> int:
    parser = Parser(prog="tox -e watch --", description="Grade a kata at each save.")
    parser.add_argument("kata", nargs="?", metavar="KATA", help="the kata to begin with; else the next unsolved one")
    wanted = parser.parse_args(arguments).kata
    root = root.resolve()
    curriculum = read_curriculum(root)
    current = None if wanted is None else find_kata(curriculum.katas, wanted)
    if not (root / "katas").is_dir():
        raise ToolError("there is no folder katas/")

    async def watch() -> int:
        return await Watcher(root, curriculum, current, TerminalWriter(sys.stdout)).watch()

    try:
        return asyncio.run(watch())
    except KeyboardInterrupt:  # where the loop knows no signals
        return 0
