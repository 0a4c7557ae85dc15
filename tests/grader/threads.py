"""Tells the virtual clock which worker threads are at work, so that time waits for them."""

from __future__ import annotations

import asyncio
import concurrent.futures
import concurrent.futures.thread
import sys
import threading
import weakref
from collections.abc import Callable

from grader.blocking import turn_of_running_loop
from grader.clock import VirtualClock, polls, real_monotonic
from grader.conditions import counting_as_busy
from grader.cpu import not_counted

_new_pool, _submit = concurrent.futures.ThreadPoolExecutor.__init__, concurrent.futures.ThreadPoolExecutor.submit
_start = threading.Thread.start
_is_alive = threading.Thread.is_alive
_Item = concurrent.futures.thread._WorkItem
_init, _run = _Item.__init__, _Item.run
_add_done_callback = concurrent.futures.Future.add_done_callback

# Real seconds that a free worker may take to begin with a job, on a busy machine.
BEGINNING = 2.0


def _let_it_begin(pool: concurrent.futures.ThreadPoolExecutor, future: concurrent.futures.Future) -> None:
    """Wait until a worker that is free has taken the job.

    A job that has begun cannot be cancelled, and whether it has must not depend on which thread is faster.
    """
    if pool.grader_has_initializer:  # it may take virtual time, which stands still here
        return
    pause, give_up = polls(), real_monotonic() + BEGINNING
    with not_counted():
        while future._state == "PENDING" and _has_room(pool) and real_monotonic() < give_up:
            next(pause)


def _add_callback(future: concurrent.futures.Future, function: Callable[[concurrent.futures.Future], object]) -> None:
    """Future.add_done_callback, by which an await of a job always lets the loop go round.

    From Python 3.14 on, asyncio hands the result on at once if the job is done when it is asked for:
    then it hangs on the speed of a thread whether others get their turn.
    """
    loop = asyncio._get_running_loop()
    if loop is None or getattr(function, "__qualname__", "") != "_chain_future.<locals>._call_set_state":
        return _add_done_callback(future, function)

    def hand_on(future: concurrent.futures.Future) -> None:
        if asyncio._get_running_loop() is loop:
            loop.call_soon(function, future)
        else:
            function(future)

    return _add_done_callback(future, hand_on)


def _has_room(pool: concurrent.futures.ThreadPoolExecutor) -> bool:
    """True if no more jobs run and wait than there are workers, for whom a job is over when its result is there."""
    running = sum(not item.future.done() for item in list(pool.grader_running))
    return running + pool._work_queue.qsize() <= len(pool._threads)


class ThreadCensus:
    """Counts jobs in thread pools and plain threads as work that holds virtual time."""

    def __init__(self) -> None:
        self._clock: VirtualClock | None = None
        self._started: weakref.WeakSet[threading.Thread] = weakref.WeakSet()

    def _counted(self, thread: threading.Thread) -> Callable[[], None]:
        clock, run = self._clock, thread.run
        if clock is None:
            return run
        clock.job_queued(thread)

        def job() -> None:
            with clock.job_running(thread):
                try:
                    run()
                finally:
                    # It still takes a moment to die, in which nobody counts as busy.
                    thread.grader_is_over = True

        return job

    def install(self) -> None:
        """Wrap Thread.start, and ThreadPoolExecutor.submit with the items of its queue."""
        census = self
        submitting = threading.local()

        def new_pool(self, max_workers=None, thread_name_prefix="", initializer=None, *args, **kwargs):
            _new_pool(self, max_workers, thread_name_prefix, initializer, *args, **kwargs)
            self.grader_has_initializer = initializer is not None

        def submit(self, fn, /, *args, **kwargs):
            submitting.pool = self
            if not hasattr(self, "grader_running"):
                self.grader_running = []
            try:
                future = _submit(self, fn, *args, **kwargs)
            finally:
                submitting.pool = None
            future.grader_turn = turn_of_running_loop()
            if census._clock is not None and hasattr(self, "grader_has_initializer"):
                with census._clock.held():
                    _let_it_begin(self, future)
            return future

        def init(self, *args, **kwargs):
            _init(self, *args, **kwargs)
            self.grader_clock = census._clock
            self.grader_pool = getattr(submitting, "pool", None)
            if self.grader_clock:
                self.grader_clock.job_queued(self, self.grader_pool)

        def run(self, *args, **kwargs):
            # The whole item and not the function alone: the result is delivered in it too.
            if self.grader_clock is None:
                return _run(self, *args, **kwargs)
            running = getattr(self.grader_pool, "grader_running", [])  # a pool that was not asked has none
            running.append(self)
            try:
                with self.grader_clock.job_running(self, self.grader_pool):
                    return _run(self, *args, **kwargs)
            finally:
                running.remove(self)

        def start(self):
            if census._clock is None or hasattr(self, "is_graders"):
                return _start(self)
            # A pool's own threads live on between jobs: only their jobs count.
            self.grader_is_in_a_pool = getattr(self, "_target", None) is concurrent.futures.thread._worker
            if not self.grader_is_in_a_pool:
                self.run = census._counted(self)
                self.grader_turn = turn_of_running_loop()
            # A thread that never ends must not keep the program from ending after the report.
            daemon, self._daemonic = self._daemonic, True
            self.grader_clock = census._clock
            census._started.add(self)
            try:
                # Until the new thread has begun. On a busy machine that takes long, and nobody seems to do anything.
                with counting_as_busy(), census._clock.held():
                    _start(self)
            finally:
                self._daemonic = daemon
            return None

        def is_alive(self):
            # Dying takes a moment of real time, and none of the virtual.
            return _is_alive(self) and not getattr(self, "grader_is_over", False)

        concurrent.futures.ThreadPoolExecutor.__init__ = new_pool
        concurrent.futures.ThreadPoolExecutor.submit = submit
        _Item.__init__, _Item.run = init, run
        if sys.version_info >= (3, 14):
            concurrent.futures.Future.add_done_callback = _add_callback
        threading.Thread.start = start
        threading.Thread.is_alive = is_alive

    def uninstall(self) -> None:
        """Put the real methods back."""
        concurrent.futures.ThreadPoolExecutor.__init__ = _new_pool
        concurrent.futures.ThreadPoolExecutor.submit = _submit
        _Item.__init__, _Item.run = _init, _run
        concurrent.futures.Future.add_done_callback = _add_done_callback
        threading.Thread.start = _start
        threading.Thread.is_alive = _is_alive
        for thread in self._started:
            concurrent.futures.thread._threads_queues.pop(thread, None)  # Python joins these at its end

    def follow(self, clock: VirtualClock | None) -> None:
        """Count for `clock` from now on; for None, do not count."""
        self._clock = clock
