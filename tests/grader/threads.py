"""Tells the virtual clock which worker threads are at work, so that time waits for them."""

from __future__ import annotations

import concurrent.futures
import concurrent.futures.thread
import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

from grader.blocking import turn_of_running_loop
from grader.clock import VirtualClock

_submit = concurrent.futures.ThreadPoolExecutor.submit
_start = threading.Thread.start


class ThreadCensus:
    """Counts jobs in thread pools and plain threads as work that holds virtual time."""

    def __init__(self) -> None:
        self._clock: VirtualClock | None = None

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
            future = _submit(self, census._counted(fn), *args, **kwargs)
            future.grader_turn = turn_of_running_loop()
            return future

        def start(self):
            # A pool's own threads live on between jobs: only their jobs count.
            is_pools = getattr(self, "_target", None) is concurrent.futures.thread._worker
            if not is_pools and not hasattr(self, "is_graders"):
                self.run = census._counted(self.run)
                self.grader_turn = turn_of_running_loop()
            return _start(self)

        concurrent.futures.ThreadPoolExecutor.submit = submit
        threading.Thread.start = start

    def uninstall(self) -> None:
        """Put the real methods back."""
        concurrent.futures.ThreadPoolExecutor.submit = _submit
        threading.Thread.start = _start

    @contextlib.contextmanager
    def following(self, clock: VirtualClock) -> Iterator[None]:
        """Count for `clock` inside the block."""
        self._clock = clock
        try:
            yield
        finally:
            self._clock = None
