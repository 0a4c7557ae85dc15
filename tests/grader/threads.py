"""Tells the virtual clock which worker threads are at work, so that time waits for them."""

from __future__ import annotations

import concurrent.futures
import concurrent.futures.thread
import contextlib
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

from grader.clock import VirtualClock

_submit = concurrent.futures.ThreadPoolExecutor.submit
_start = threading.Thread.start


class ThreadCensus:
    """Counts jobs in thread pools and plain threads as work that holds virtual time."""

    def __init__(self) -> None:
        self._clock: VirtualClock | None = None
        self._started: weakref.WeakSet[threading.Thread] = weakref.WeakSet()

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        clock = self._clock
        if clock is None:
            return function
        clock.job_queued()

        def job(*args: Any, **kwargs: Any) -> Any:
            with clock.job_running():
                return function(*args, **kwargs)

        return job

    def install(self) -> None:
        """Wrap ThreadPoolExecutor.submit and Thread.start."""
        census = self

        def submit(self, fn, /, *args, **kwargs):
            return _submit(self, census._counted(fn), *args, **kwargs)

        def start(self):
            # A pool's own threads live on between jobs: only their jobs count.
            if getattr(self, "_target", None) is not concurrent.futures.thread._worker:
                self.run = census._counted(self.run)
            if census._clock is None:
                return _start(self)
            # A thread that never ends must not keep the program from ending after the report.
            daemon, self._daemonic = self._daemonic, True
            try:
                _start(self)
            finally:
                self._daemonic = daemon
            census._started.add(self)

        concurrent.futures.ThreadPoolExecutor.submit = submit
        threading.Thread.start = start

    def uninstall(self) -> None:
        """Put the real methods back."""
        concurrent.futures.ThreadPoolExecutor.submit = _submit
        threading.Thread.start = _start
        for thread in self._started:
            concurrent.futures.thread._threads_queues.pop(thread, None)  # Python joins these at its end

    @contextlib.contextmanager
    def following(self, clock: VirtualClock) -> Iterator[None]:
        """Count for `clock` inside the block."""
        self._clock = clock
        try:
            yield
        finally:
            self._clock = None
