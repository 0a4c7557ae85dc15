"""Grade katas in a process of its own, which may crash, hang or be stopped at any time."""

from __future__ import annotations

import asyncio
import contextlib
import io
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.board import HAS_A_GUIDE

MAX_OUTPUT = 200_000
CHILD = Path(__file__).with_name("preloaded.py")


@dataclass(frozen=True)
class Outcome:
    """What came out of a grading run.

    status: the exit status; below 0 the number of the signal that ended it. text: what it
    printed. statuses: "solved", "unsolved" and so on for each kata that ran, by id.
    """

    status: int
    text: str
    statuses: dict[str, str]

    @property
    def died(self) -> bool:
        """True if the process did not end as pytest does."""
        return self.status not in (0, 1) or not self.statuses


class Grading:
    """Runs pytest again and again, each time in a new process.

    A spare process stands by with everything imported: that halves the time from a save to its
    result. Fork would do the same, but not on Windows, and not beside threads.

    Args:
        root: the repository.
        colour: let pytest write colours.
        encoding: of what it prints.
    """

    def __init__(self, root: Path, colour: bool, encoding: str) -> None:
        self._root = root
        self._encoding = encoding
        self._environment = {
            **os.environ,
            HAS_A_GUIDE: "1",
            "PY_COLORS": "1" if colour else "0",
            "PYTHONIOENCODING": f"{encoding}:replace",
        }
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._spare: _Child | None = None
        self._numbers = itertools.count(1)
        # No line of pytest's own below the board, and nothing in the cache that `pytest --lf` reads.
        self._settings = ["-c", str(root / "tox.ini"), "-q", "-p", "no:cacheprovider"]

    async def grade(self, kata_ids: Sequence[str], columns: int) -> Outcome:
        """Grade these katas (none: all). If this is cancelled, the process is ended first."""
        child = await self._standby()
        self._spare = None
        suites = [f"tests/{chapter}/test_{name}.py" for chapter, _, name in (id_.partition("/") for id_ in kata_ids)]
        arguments = [*self._settings, "--report-json", str(child.report), *suites]
        try:
            assert child.process.stdin is not None
            with contextlib.suppress(ConnectionError):  # it has died: its exit status says so
                child.process.stdin.write(json.dumps({"arguments": arguments, "columns": columns}).encode() + b"\n")
                await child.process.stdin.drain()
            child.process.stdin.close()
            status = await child.process.wait()
        finally:
            await child.end()
        outcome = Outcome(status, child.text(self._encoding), child.statuses())
        child.remove_files()
        return outcome

    async def prepare(self) -> None:
        """Start the spare process, if there is none."""
        await self._standby()

    async def close(self) -> None:
        """End every process, and remove the files."""
        if self._spare is not None:
            await self._spare.end()
            self._spare = None
        self._folder.cleanup()

    async def _standby(self) -> _Child:
        if self._spare is not None and self._spare.process.returncode is None:
            return self._spare
        path = Path(self._folder.name, str(next(self._numbers)))
        # A file, not a pipe: what an answer has started may keep a pipe open for ever.
        with contextlib.closing(io.FileIO(path, "w")) as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(CHILD),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                cwd=self._root,
                env=self._environment,
                # A group of its own: it is ended with all that it started, and Ctrl-C is ours alone.
                start_new_session=True,
            )
        self._spare = _Child(process, path, path.with_suffix(".json"))
        return self._spare


@dataclass(frozen=True)
class _Child:
    """A process, the file that it prints to, and the file for its report. No other process uses them."""

    process: asyncio.subprocess.Process
    output: Path
    report: Path

    async def end(self) -> None:
        """End it, if it still runs, and all that it has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            elif self.process.returncode is None:
                self.process.kill()
        await self.process.wait()

    def text(self, encoding: str) -> str:
        with self.output.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - MAX_OUTPUT))
            return file.read().decode(encoding, "replace")

    def statuses(self) -> dict[str, str]:
        try:
            card: dict[str, Any] = json.loads(self.report.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {kata["id"]: kata["status"] for kata in card["katas"] if kata["status"] != "not_run"}

    def remove_files(self) -> None:
        for path in (self.output, self.report):
            with contextlib.suppress(OSError):
                path.unlink()
