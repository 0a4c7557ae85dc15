"""Runs katas in parallel, each in a fresh process, and ends whatever does not end by itself."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from grader.curriculum import Kata
from grader.scorecard import KataResult
from grader.verdicts import Finding, Verdict

from isolation import worker
from isolation.channel import ProtocolError, Receiver, new_key
from isolation.verdicts import Transcript, ending_of
from isolation.workspace import Workspace

# Real seconds between two looks at limits that no event tells of.
LOOK = 0.5
# Real seconds that an ended worker's last words may take.
LAST_WORDS = 5.0
CHUNK = 65_536
# Bytes: beyond that, a socket in the temporary folder might get no path.
LONG_FOLDER = 60
# Files and folders that one worker may have made, and how deep folders may lie in one another.
MAX_ENTRIES, MAX_DEPTH = 20_000, 100


@dataclass(frozen=True)
class Task:
    """One kata to grade.

    answers: the folder katas/ of the submission. path: the answer's file, as reports show it.
    """

    kata: Kata
    answers: Path
    path: str


@dataclass
class _Running:
    task: Task
    process: Any
    connection: Connection
    receiver: Receiver
    transcript: Transcript
    scratch: Path
    began: float
    ending: Finding | None = None
    is_open: bool = True
    looked: float = field(default_factory=time.monotonic)


class Pool:
    """Use it as a context manager.

    Args:
        workspace: holds the suites.
        seed: of the suites' inputs.
        at_once: how many katas are graded at the same time.
        limits: for each of them.
    """

    def __init__(self, workspace: Workspace, seed: int, at_once: int, limits: worker.Limits) -> None:
        self._workspace = workspace
        self._seed = seed
        self._at_once = at_once
        self._limits = limits
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["isolation.server"])
            # Safe path: the present folder, perhaps a submission's, is no place for modules.
            suites = str(Path(worker.__file__).parents[1])
            with _environment(PATH=os.defpath, PYTHONPATH=suites, PYTHONSAFEPATH="1", LANG="C.UTF-8"):
                with _short_temporary_folder():
                    forkserver.ensure_running()
        self._running: list[_Running] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for running in self._running:
            self._end(running)
        self._running.clear()
        self._sweep()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, KataResult]]:
        """Grade, and give each result as soon as it is there, in the order in which they end."""
        waiting = deque(tasks)
        while waiting or self._running:
            while waiting and len(self._running) < self._at_once:
                self._running.append(self._start(waiting.popleft()))
            self._listen()
            for running in [running for running in self._running if self._is_over(running)]:
                self._running.remove(running)
                yield running.task, self._conclude(running)

    def _start(self, task: Task) -> _Running:
        scratch = self._workspace.scratch()
        key = new_key()
        job = worker.Job(
            task.kata.id, str(self._workspace.path), str(task.answers), str(scratch), self._seed, self._limits, key
        )
        reading, writing = self._context.Pipe(duplex=False)
        process = self._context.Process(target=worker.main, args=(job, writing), daemon=True)
        process.start()
        writing.close()
        os.set_blocking(reading.fileno(), False)
        transcript = Transcript(task.kata, task.path)
        return _Running(task, process, reading, Receiver(key), transcript, scratch, time.monotonic())

    def _listen(self) -> None:
        """Take what workers say, and see which ones go too far."""
        sources: list[Any] = [running.connection for running in self._running if running.is_open]
        sources += [running.process.sentinel for running in self._running]
        ready = set(wait(sources, LOOK))
        now = time.monotonic()
        for running in self._running:
            if running.connection in ready:
                self._read(running)
            if running.ending is not None:
                continue
            if now - running.began > self._limits.wall:
                self._stop(running, ending_of(None, "time"))
            elif now - running.looked > LOOK:
                running.looked = now
                if _size_of(running.scratch, running.process.pid) > self._limits.disk:
                    self._stop(running, ending_of(None, "disk"))

    def _read(self, running: _Running) -> None:
        """Read what is there. It is never waited for more: half a line could be all that comes."""
        while running.is_open:
            try:
                data = os.read(running.connection.fileno(), CHUNK)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                running.is_open = False
                return
            try:
                for message in running.receiver.feed(data):
                    running.transcript.add(message)
            except ProtocolError as exc:
                running.is_open = False
                self._stop(running, Finding(Verdict.CRASHED, f"the grade of this kata cannot be trusted: {exc}."))

    def _stop(self, running: _Running, ending: Finding) -> None:
        running.ending = running.ending or ending
        self._end(running)

    def _is_over(self, running: _Running) -> bool:
        if running.process.exitcode is None and not running.process.is_alive():
            running.process.join(0)
        return running.process.exitcode is not None

    def _conclude(self, running: _Running) -> KataResult:
        self._end(running)
        self._read(running)
        status = running.process.exitcode
        ending = running.ending
        if ending is None and not (running.transcript.finished and status == 0):
            ending = ending_of(status, log=_end_of(running.scratch / "log"))
        running.connection.close()
        running.process.close()
        _remove(running.scratch)
        self._sweep()
        return running.transcript.result(ending)

    # -- ending processes ----------------------------------------------------------

    def _end(self, running: _Running) -> None:
        """Kill a worker and all of its group."""
        pid = running.process.pid
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        running.process.kill()
        running.process.join(LAST_WORDS)

    def _sweep(self) -> None:
        """Kill the processes that ended workers have left behind: the server is their parent now."""
        server = self._server_pid()
        if sys.platform != "linux" or server is None:
            return
        ours = {running.process.pid for running in self._running}
        for _ in range(100):
            strays = [pid for pid, parent in _parents().items() if parent == server and pid not in ours]
            if not strays:
                return
            for pid in strays:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.001)

    def _server_pid(self) -> int | None:
        return getattr(forkserver._forkserver, "_forkserver_pid", None)


@contextlib.contextmanager
def _short_temporary_folder() -> Iterator[None]:
    """The server's socket lies in the temporary folder, and the path of a socket has some 100 bytes at most."""
    before = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > LONG_FOLDER and os.path.isdir("/tmp"):
        tempfile.tempdir = "/tmp"
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextlib.contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """These variables and no others: what is started meanwhile inherits nothing else."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _end_of(file: Path) -> str:
    """The end of a text file, harmless to print."""
    try:
        with file.open("rb") as log:
            log.seek(max(0, file.stat().st_size - 2000))
            text = log.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "".join(character if character.isprintable() else "\n" for character in text)


def _parents() -> dict[int, int]:
    """The parent of each living process of the machine."""
    parents = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError, ValueError, IndexError):
                state, parent = Path(entry.path, "stat").read_bytes().rpartition(b")")[2].split()[:2]
                if state not in (b"Z", b"X"):
                    parents[int(entry.name)] = int(parent)
    return parents


def _size_of(folder: Path, pid: int) -> float:
    """Bytes on the disk of all files below a folder, and of those that the process holds open without a name.

    Infinite if there are too many files, or too many folders in one another.
    """
    total = entries = 0
    waiting = [(str(folder), 0)]
    while waiting:
        place, depth = waiting.pop()
        with contextlib.suppress(OSError), os.scandir(place) as found:
            for entry in found:
                entries += 1
                if entries > MAX_ENTRIES or depth > MAX_DEPTH:
                    return math.inf
                with contextlib.suppress(OSError):
                    total += _on_disk(entry.stat(follow_symlinks=False))
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, depth + 1))
    with contextlib.suppress(OSError):
        for name in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(OSError):
                status = os.stat(f"/proc/{pid}/fd/{name}")
                total += _on_disk(status) if status.st_nlink == 0 and stat.S_ISREG(status.st_mode) else 0
    return total


def _on_disk(status: os.stat_result) -> int:
    return status.st_blocks * 512 if hasattr(status, "st_blocks") else status.st_size


def _remove(folder: Path) -> None:
    """Remove a folder, however deep: Python up to 3.12 gives up at folders in a thousand folders."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:
        if os.name == "posix":
            subprocess.run(["rm", "-rf", "--", str(folder)], check=False, stderr=subprocess.DEVNULL)
