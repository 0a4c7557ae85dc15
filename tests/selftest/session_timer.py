"""A pytest plugin for the benchmark: measures the session from inside, in CPU time, and writes it down.

With SESSION_TIMER_KINDS set, it also notes what real things each suite uses. That takes time: do not
measure in the same run.
"""

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator

import pytest

try:
    import resource
except ImportError:  # Windows
    resource = None

# Python's audit events, and what they tell.
EVENTS = {
    "socket.bind": "sockets",
    "socket.connect": "sockets",
    "subprocess.Popen": "processes",
    "open": "files",
}

_cpu_time = time.process_time
_began = 0.0


class Kinds:
    """Notes which kinds of real things each suite uses: sockets, files, threads, processes.

    Attributes:
        found: the kinds, by the suite's path below the repository.
    """

    def __init__(self, repository: str) -> None:
        self.found: dict[str, set[str]] = {}
        self._suite: str | None = None
        self._repository = repository
        self._temporary = os.path.realpath(tempfile.gettempdir())
        sys.addaudithook(self._note)
        threading.setprofile(self._note_thread)  # Python 3.11 has no audit event for a thread

    def _note(self, event: str, arguments: tuple) -> None:
        if self._suite is None or event not in EVENTS:
            return
        if event == "open":  # the tests' own files: not the code that they import, nor the lock on pytest's folder
            path = str(arguments[0])
            if not path.startswith(self._temporary) or path.startswith(self._repository) or path.endswith(".lock"):
                return
        self.found.setdefault(self._suite, set()).add(EVENTS[event])

    def _note_thread(self, *_: object) -> None:
        """Called in each new thread, at its first call."""
        sys.setprofile(None)
        if self._suite is not None:
            self.found.setdefault(self._suite, set()).add("threads")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._suite = item.nodeid.partition("::")[0]
        try:
            return (yield)
        finally:
            self._suite = None


_kinds: Kinds | None = None


def pytest_configure(config: pytest.Config) -> None:
    global _kinds
    if os.environ.get("SESSION_TIMER_KINDS"):
        _kinds = Kinds(str(config.rootpath))
        config.pluginmanager.register(_kinds)


def pytest_sessionstart() -> None:
    global _began
    _began = _cpu_time()


def pytest_unconfigure() -> None:
    seconds = _cpu_time() - _began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if resource else 0
    if sys.platform == "darwin":
        peak //= 1024  # bytes there, KiB elsewhere
    kinds = {suite: sorted(found) for suite, found in _kinds.found.items()} if _kinds else {}
    with open(os.environ["SESSION_TIMER_FILE"], "w", encoding="utf-8") as file:
        json.dump({"seconds": seconds, "peak_kib": peak, "kinds": kinds}, file)
