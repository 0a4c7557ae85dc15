"""Waits of threads with a time limit, on virtual time: Event.wait(3), queue.get(timeout=3), Timer.

Nearly every such wait of the standard library ends in threading.Condition.wait.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from typing import Any

from grader.clock import VirtualClock, polls, real_monotonic

_wait = threading.Condition.wait
# Where these modules keep time.monotonic under a name of their own.
_CLOCKS = ((threading, "_time"), (queue, "time"))


_this_thread = threading.local()


@contextlib.contextmanager
def counting_as_busy() -> Iterator[None]:
    """Around waits inside the machinery of threads itself: they hold virtual time up."""
    _this_thread.is_busy = True
    try:
        yield
    finally:
        _this_thread.is_busy = False


def counts_as_busy() -> bool:
    """True inside of `counting_as_busy` on this thread."""
    return getattr(_this_thread, "is_busy", False)


class VirtualConditions:
    """Makes threading.Condition.wait follow a virtual clock."""

    def __init__(self) -> None:
        self._clock: VirtualClock | None = None
        self._on_loops = False

    def install(self) -> None:
        """Replace Condition.wait, and the clocks of those who compute time limits for it."""
        conditions = self

        def wait(self, timeout=None):
            clock = conditions._clock
            thread = threading.current_thread()
            if (
                clock is None
                or counts_as_busy()
                or hasattr(thread, "is_graders")
                or getattr(thread, "grader_clock", clock) is not clock
                # Not for this to hide that it blocks a loop; but a suite may allow that.
                or (not conditions._on_loops and asyncio._get_running_loop() is not None)
                or not self._is_owned()
            ):
                return _wait(self, timeout)
            return _wait_on(clock, self, timeout)

        def now() -> float:
            return time.monotonic()

        threading.Condition.wait = wait
        for module, name in _CLOCKS:
            setattr(module, name, now)

    def uninstall(self) -> None:
        """Put the real ones back."""
        threading.Condition.wait = _wait
        for module, name in _CLOCKS:
            setattr(module, name, real_monotonic)

    def follow(self, clock: VirtualClock | None, on_loops: bool = False) -> None:
        """Wait on `clock` from now on; on_loops: also in a thread whose event loop runs. None: in real time."""
        self._clock, self._on_loops = clock, on_loops


def _wait_on(clock: VirtualClock, condition: Any, timeout: float | None) -> bool:
    """What Condition.wait does, step by step, with the waiting itself on the clock."""
    waiter = threading.Lock()
    waiter.acquire()
    condition._waiters.append(waiter)
    state = condition._release_save()
    notified = False
    try:
        if timeout is None:
            # Not waiter.locked(): it is locked again as soon as this thread has got it.
            with clock.blocked(lambda: waiter in condition._waiters):
                notified = waiter.acquire()
        elif timeout > 0:
            notified = wait_until(clock, clock.now + timeout, lambda: not waiter.locked())
        else:
            notified = not waiter.locked()
        return notified
    finally:
        condition._acquire_restore(state)
        if not notified:
            with contextlib.suppress(ValueError):
                condition._waiters.remove(waiter)


def wait_until(clock: VirtualClock, moment: float, is_over: Any) -> bool:
    """Wait in this thread until `is_over()`, or until the virtual moment: then the answer is False."""
    is_main = threading.current_thread() is threading.main_thread()
    pause = polls()
    with clock.waiting_until(moment, is_over) as wait:
        while not is_over():
            if wait.over(patient=not is_main):
                return bool(is_over())
            if clock.finished:
                clock.end_thread_of_the_past()
            next(pause)
    return True
