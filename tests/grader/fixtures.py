"""The fixtures that suites use. None asks for `request`: pytest would take a while to make one."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import random
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from grader.answers import is_ctrl_c
from grader.blocking_fakes import BlockingService, ProcessPool
from grader.diagnosis import diagnose
from grader.fakes import ClockFixture, Service, service_factory
from grader.memory import Memory
from grader.run import Run
from grader.supervision import Supervisor
from grader.verdicts import KataFailure
from grader.watch import Watch

LOADING = 5.0  # real seconds, for an answer that waits for something while it is loaded


class Fixtures:
    """Registered as a plugin of its own.

    Attributes:
        run: the test that is set up or runs.
    """

    def __init__(self, supervisor: Supervisor, seed: int) -> None:
        self._supervisor = supervisor
        self._seed = seed
        self._commands: set[tuple[str, ...]] = set()
        self.run: Run

    def has_handed_out(self, command: list[str]) -> bool:
        """True for a command that a suite has let answers run."""
        return tuple(command) in self._commands

    @property
    def _watch(self) -> Watch:
        return self.run.watch

    @pytest.fixture
    def _function_scoped_runner(self) -> Iterator[asyncio.Runner]:
        """pytest-asyncio's fixture of this name, in less time: its three others are not needed here.

        A loop in which nothing is left is closed at once, without going round for its generators and threads.
        """
        runner = asyncio.Runner()
        loop: Any = runner.get_loop()
        yield runner
        if loop.is_closed() or loop._asyncgens or loop._default_executor or asyncio.all_tasks(loop):
            with contextlib.suppress(RuntimeError):  # the answer has closed the loop: pytest-asyncio warns
                runner.close()
        else:
            asyncio.set_event_loop(None)
            loop.close()

    @pytest.fixture
    def kata(self) -> Iterator[ModuleType]:
        """The learner's module, loaded fresh for this test."""
        run = self.run
        error: BaseException | None = None
        with self._supervisor.around(run.watch):
            try:
                with run.watch.cpu.ending_within(LOADING):
                    run.module = run.file.load()
            except BaseException as exc:
                if is_ctrl_c(exc, run.file.learner):
                    raise
                error = exc
        if error is not None:
            run.finding = diagnose(error, run.watch, run.file, None)
            assert run.finding is not None
            raise KataFailure(run.finding) from None
        yield run.module
        run.file.unload()
        run.module = None

    @pytest.fixture
    def service(self) -> Callable[..., Service]:
        """Makes fake slow services: `service(name, latency=..., result=...)`, see Service."""
        return service_factory(self._watch)

    @pytest.fixture
    def blocking_service(self) -> Callable[..., BlockingService]:
        """Makes fake functions that block their thread: `blocking_service(name, latency=..., result=...)`."""
        return functools.partial(BlockingService, self._watch)

    @pytest.fixture
    def process_pool(self) -> Callable[..., ProcessPool]:
        """Makes executors that look like process pools: `process_pool(workers=2, latency=1)`."""
        return functools.partial(ProcessPool, self._watch)

    @pytest.fixture
    def http_sessions(self) -> Iterator[Any]:
        """The aiohttp.ClientSession objects that the answer makes: see grader.http_fakes.Sessions."""
        from grader.http_fakes import Sessions

        with Sessions(self._watch).noted() as sessions:
            yield sessions

    @pytest.fixture
    def http(self, http_sessions: Any) -> Iterator[Any]:
        """URLs that answer after a virtual latency: see grader.http_fakes.Http."""
        from grader.http_fakes import Http

        with Http(self._watch).in_place() as http:
            yield http

    @pytest.fixture
    def web_server(self, http_sessions: Any) -> Callable[..., Any]:
        """Makes real servers over loopback: `async with web_server(handler) as server`, see WebServer."""
        from grader.http_fakes import WebServer

        return functools.partial(WebServer, self._watch)

    @pytest.fixture
    def deserted_server(self) -> Iterator[Any]:
        """An address of this machine at which nobody listens: see grader.http_fakes.DesertedServer."""
        from grader.http_fakes import DesertedServer

        with DesertedServer.in_place() as server:
            yield server

    @pytest.fixture
    def allow_command(self) -> Callable[[list[str]], list[str]]:
        """Lets answers run a command in graded runs, too: returns the command."""

        def allow(command: list[str]) -> list[str]:
            self._commands.add(tuple(command))
            return command

        return allow

    @pytest.fixture
    def memory(self) -> Memory:
        """Measures memory: `with memory.at_most(1_000_000, "counting lines"):`."""
        return Memory(self._watch)

    @pytest.fixture
    def clock(self) -> ClockFixture:
        """The test's virtual clock."""
        return ClockFixture(self._watch)

    @pytest.fixture
    def rng(self) -> random.Random:
        """A random generator seeded by --seed and the test's name: the same in each run."""
        return random.Random(f"{self._seed}:{self.run.name}")
