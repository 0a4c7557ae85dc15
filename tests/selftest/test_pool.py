"""The pool: however a worker behaves, its kata gets a result, and nothing of it goes on."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from grader import curriculum
from grader.scorecard import KataResult
from isolation import pool as pools
from isolation.channel import Sender
from isolation.pool import Pool, Task
from isolation.worker import MIB, Limits

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the tests' workers are forked")
KATA = curriculum.Kata(
    id="01_mini/kata", title="Mini", level=2, concepts=(), hints=(), defines=(), broken_stub=False, stub="", allows=()
)
EMPTY = {"bars": [], "total": 0, "gap": {"begin": 0, "end": 0}}
PASSED = {"passed": True, "finding": None, "duration": 0, "virtual_duration": 0, "output": "", "recording": EMPTY}
LIMITS = Limits(wall=1.0, disk=4 * MIB)


@pytest.fixture
def grade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., KataResult]:
    """Lets the pool grade one kata with a worker that does what the given function does."""

    def graded(work: Callable[[Sender], object], limits: Limits = LIMITS) -> KataResult:
        def main(job: object, connection: object) -> None:
            os.setsid()
            faulthandler.disable()
            os.chdir(job.scratch)
            work(Sender(connection.fileno(), job.key))
            os._exit(0)

        space = SimpleNamespace(path=tmp_path, scratch=lambda: Path(tmp_path, "scratch"))
        space.scratch().mkdir()
        monkeypatch.setattr(pools.worker, "main", main)
        with Pool(space, 1, 1, limits) as pool:
            pool._context = multiprocessing.get_context("fork")
            ((_, result),) = pool.run([Task(KATA, tmp_path, "katas/kata.py")])
        assert not space.scratch().exists()
        return result

    return graded


def all_is_well(sender: Sender) -> None:
    sender.send({"collected": ["test_one"]})
    sender.send({"test": {"name": "test_one", **PASSED}})
    sender.send({"finished": 0})


def verdict(result: KataResult) -> str | None:
    assert result.points == (2 if result.verdict is None else 0)
    return result.verdict


def test_a_worker_that_does_its_job(grade):
    assert verdict(grade(all_is_well)) is None


@pytest.mark.parametrize("status", [0, 1, 70])
def test_a_worker_that_exits(grade, status):
    assert verdict(grade(lambda sender: os._exit(status))) == "CRASHED"


def test_a_worker_that_exits_badly_when_all_has_passed(grade):
    assert verdict(grade(lambda sender: (all_is_well(sender), os._exit(1)))) == "CRASHED"


def test_a_worker_that_never_said_that_it_had_finished(grade):
    def work(sender: Sender) -> None:
        sender.send({"collected": ["test_one"]})
        sender.send({"test": {"name": "test_one", **PASSED}})

    assert verdict(grade(work)) == "CRASHED"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_worker_that_is_killed(grade, number):
    result = grade(lambda sender: os.kill(os.getpid(), number))
    assert verdict(result) == "CRASHED"
    assert signal.Signals(number).name in result.tests[0].finding.what


def test_a_worker_that_used_up_its_processor_time(grade):
    assert verdict(grade(lambda sender: os.kill(os.getpid(), signal.SIGXCPU))) == "RUNAWAY"


def test_a_worker_that_hangs(grade):
    def work(sender: Sender) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sender.send({"collected": ["test_one", "test_two"]})
        sender.send({"test": {"name": "test_one", **PASSED}})
        while True:
            signal.pause()

    result = grade(work)
    assert verdict(result) == "RUNAWAY"
    assert [test.passed for test in result.tests] == [True, False]


def test_a_worker_that_stops_in_the_middle_of_a_line(grade):
    def work(sender: Sender) -> None:
        all_is_well(sender)
        os.write(sender.fd, b"half a li")
        signal.pause()

    assert verdict(grade(work)) == "RUNAWAY"


def test_a_worker_whose_channel_is_closed(grade):
    def work(sender: Sender) -> None:
        os.close(sender.fd)

    assert verdict(grade(work)) == "CRASHED"


@pytest.mark.parametrize("data", [b"x" * 100_000, b"\n", b'0 {"finished": 0}\n'])
def test_a_worker_that_floods_its_channel(grade, data):
    def work(sender: Sender) -> None:
        sender.send({"collected": ["test_one"]})
        while True:
            os.write(sender.fd, data)

    result = grade(work, Limits(wall=30))
    assert verdict(result) == "CRASHED"
    assert "cannot be trusted" in result.tests[0].finding.what


@pytest.mark.parametrize("kind", ["named", "nameless", "many", "deep"])
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc for files without a name")
def test_a_worker_that_fills_the_disk(grade, kind):
    def work(sender: Sender) -> None:
        if kind in ("named", "nameless"):
            file = open("file", "wb")  # noqa: SIM115 - the process holds it open for ever
            if kind == "nameless":
                os.unlink("file")
            file.write(b"x" * 8 * MIB)
            file.flush()
        elif kind == "many":
            for number in range(pools.MAX_ENTRIES + 1):
                os.close(os.open(str(number), os.O_CREAT))
        else:
            for _ in range(1_500):  # deeper than Python calls functions, and than a path may be long
                os.mkdir("folder")
                os.chdir("folder")
        signal.pause()

    result = grade(work, Limits(wall=30, disk=4 * MIB))
    assert verdict(result) == "FORBIDDEN"
    assert "filled the disk" in result.tests[0].finding.what


def test_a_worker_that_leaves_a_child_behind(grade, tmp_path):
    def work(sender: Sender) -> None:
        child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
        (tmp_path / "pid").write_text(str(child.pid))
        all_is_well(sender)

    assert verdict(grade(work)) is None
    pid = int((tmp_path / "pid").read_text())
    give_up = time.monotonic() + 10
    while (state := _state_of(pid)) not in (None, "Z") and time.monotonic() < give_up:
        os.sched_yield()
    assert state in (None, "Z")


def _state_of(pid: int) -> str | None:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return None


def test_katas_that_are_not_over_are_ended_with_the_pool(tmp_path, monkeypatch):
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(pools.worker, "main", lambda job, connection: signal.pause())
    space = SimpleNamespace(path=tmp_path, scratch=lambda: tmp_path / "scratch")
    with Pool(space, 1, 1, LIMITS) as pool:
        pool._context = multiprocessing.get_context("fork")
        running = pool._start(Task(KATA, tmp_path, "katas/kata.py"))
        pool._running.append(running)
    assert running.process.exitcode == -signal.SIGKILL
