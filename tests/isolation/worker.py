"""A worker: grades one kata in a process of its own, and tells what came out over the channel."""

from __future__ import annotations

import contextlib
import linecache
import os
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import grader
import pytest
from grader.scorecard import KataResult

from isolation import landlock
from isolation.audit import Audit
from isolation.channel import Sender

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

# Exit status of a worker that could not do its job.
FAILED = 70
MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one kata's process may use.

    cpu: processor seconds. wall: real seconds. memory: bytes of address space. file: bytes of one
    file. disk: bytes of all files. processes: beyond those that the user has already.
    """

    cpu: int = 60
    wall: float = 150
    memory: int = 2048 * MIB
    file: int = 128 * MIB
    disk: int = 512 * MIB
    processes: int = 256


@dataclass(frozen=True)
class Job:
    """One kata of one submission.

    root: the workspace. answers: the folder katas/. scratch: the worker's own folder. key: for the channel.
    """

    kata: str
    root: str
    answers: str
    scratch: str
    seed: int
    limits: Limits
    key: bytes


def main(job: Job, connection: Connection) -> None:
    """The process's whole life: it does not return."""
    status = FAILED
    try:
        _settle_in(job, connection.fileno())
        status = _grade(job, Sender(connection.fileno(), job.key))
    except BaseException:
        traceback.print_exc()  # into the log, which the pool shows
    finally:
        sys.stderr.flush()
        os._exit(status)  # no exit handlers, no threads that go on


def _settle_in(job: Job, channel: int) -> None:
    """Leave everything behind that belongs to others: group, files, environment, folder."""
    if hasattr(os, "setsid"):
        os.setsid()
    scratch = Path(job.scratch)
    nothing = os.open(os.devnull, os.O_RDONLY)
    log = os.open(scratch / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for target, source in ((0, nothing), (1, log), (2, log)):
        os.dup2(source, target)
    _close_others({0, 1, 2, channel})
    os.set_inheritable(channel, False)
    for folder in ("tmp", "home"):
        (scratch / folder).mkdir()
    os.environ.clear()
    os.environ.update(
        PATH=os.defpath,
        HOME=str(scratch / "home"),
        TMPDIR=str(scratch / "tmp"),
        TEMP=str(scratch / "tmp"),
        LANG="C.UTF-8",
        PYTHONUTF8="1",
        NO_COLOR="1",
        COLUMNS="80",
        PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
    )
    tempfile.tempdir = None  # it may have been looked up before
    os.chdir(scratch / "home")
    sys.argv[:] = ["pytest"]
    # Not the present folder, where an answer may write.
    sys.path[:] = [entry for entry in sys.path if os.path.isabs(entry)]
    sys.dont_write_bytecode = True
    _limit(job.limits)
    landlock.restrict(job.scratch)


def _close_others(keep: set[int]) -> None:
    """Close what was inherited. The server of the processes needs none of it here."""
    try:
        open_now = [int(name) for name in os.listdir("/dev/fd")]
    except (OSError, ValueError):
        return
    for fd in set(open_now) - keep:
        with contextlib.suppress(OSError):
            os.close(fd)


def _limit(limits: Limits) -> None:
    if resource is None:
        return
    wanted = {
        "RLIMIT_CPU": limits.cpu,
        "RLIMIT_AS": limits.memory,
        "RLIMIT_FSIZE": limits.file,
        "RLIMIT_CORE": 0,
    }
    if (running := _threads_of_user()) is not None:
        wanted["RLIMIT_NPROC"] = running + limits.processes
    for name, value in wanted.items():
        if (kind := getattr(resource, name, None)) is not None:
            _, hard = resource.getrlimit(kind)
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            # At the soft limit of processor time comes SIGXCPU, which tells the pool why.
            soft = max(1, value - 1) if name == "RLIMIT_CPU" else value
            with contextlib.suppress(OSError, ValueError):  # macOS knows some by name only
                resource.setrlimit(kind, (soft, value))


def _threads_of_user() -> int | None:
    """How many threads the user has now, which is what the limit counts; None where nothing tells."""
    total = 0
    try:
        for entry in os.scandir("/proc"):
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and entry.stat().st_uid == os.getuid():
                    total += len(os.listdir(f"/proc/{entry.name}/task"))
    except OSError:
        return None
    return total


def _grade(job: Job, sender: Sender) -> int:
    chapter, name = job.kata.split("/")
    root = Path(job.root)
    suite = root / "tests" / chapter / f"test_{name}.py"
    reporter = Reporter(job, sender, suite)
    status = pytest.main(
        [
            *("-c", str(root / "tox.ini"), "--rootdir", str(root)),
            *("-p", "pytest_asyncio.plugin", "-p", "pytest_timeout", "-p", "no:cacheprovider"),
            *("--no-header", "--no-summary", "--basetemp", str(Path(job.scratch, "tests"))),
            *(f"--answers={job.answers}", "--seed", str(job.seed), "--policy", str(suite)),
        ],
        plugins=[reporter],
    )
    reporter.tell()
    sender.send({"finished": int(status)})
    return 0


class Reporter:
    """A pytest plugin that sends each result as soon as there is one."""

    def __init__(self, job: Job, sender: Sender, suite: Path) -> None:
        self._job = job
        self._sender = sender
        self._suite = suite
        self._sent = 0
        self._result: KataResult | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """No line of the answer has run so far: what must report is known, and from here on rules hold."""
        grading: Any = session.config.pluginmanager.get_plugin("kata-grading")
        grading.before_giving_up = self.tell
        grading.keeps_recordings = True  # for the page
        self._result = grading.card.results[self._job.kata]
        self._sender.send({"collected": [item.name for item in session.items]})
        linecache.getlines(str(self._suite))

        def refused(what: str) -> None:
            file = grading.files.get(self._job.kata)
            if file is not None and file.guard is not None:
                file.guard.refuse(what)

        audit = Audit(
            Path(self._job.scratch),
            [*map(Path, grader.__path__), Path(__file__).parent, Path(self._job.answers, f"{self._job.kata}.py")],
            {self._sender.fd},
            refused,
        )
        audit.commands = grading.fixtures.has_handed_out
        audit.install()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """A test is over, with its teardown."""
        self.tell()

    def tell(self) -> None:
        """Send what has not been sent yet."""
        for test in self._result.tests[self._sent :] if self._result is not None else ():
            self._sender.send({"test": asdict(test)})
            self._sent += 1
