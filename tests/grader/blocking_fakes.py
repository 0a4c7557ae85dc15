"""Blocking functions and a process pool that remember every call: for katas about threads and processes."""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import io
import pickle
import threading
import time
import types
from collections import deque
from collections.abc import Callable
from typing import Any

from grader.clock import real_monotonic, real_sleep
from grader.fakes import Call, Service, pick
from grader.verdicts import Verdict, fail
from grader.watch import Watch

# Real seconds that a thread gets to end when it should have ended already.
DYING = 2.0


class BlockingService(Service):
    """A fake function that blocks its thread for its latency (virtual seconds), and remembers it.

    The arguments are those of Service; `cleanup` has no meaning here, for a thread cannot be
    cancelled. `result` and `error` are found in the calling thread and its context, if functions.
    Called on a running event loop it raises, and the verdict is BLOCKED_LOOP.
    """

    def __init__(self, watch: Watch, name: str, **options: Any) -> None:
        super().__init__(watch, name, **options)
        self.threads: list[threading.Thread] = []

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        place = self._watch.learner.caller(2)
        if asyncio._get_running_loop() is not None:
            self._watch.blocking_call(self.name, place or self._watch.learner.start())
            raise BlockingIOError(f"{self.name}() would block the event loop")
        call = Call(self.name, args, kwargs, place, self._clock.elapsed)
        number = len(self.calls)
        self.calls.append(call)
        self.threads.append(threading.current_thread())
        call.outcome = "error"
        try:
            if latency := pick(self._latency, call, number):
                call.outcome = "running"
                time.sleep(latency)
                call.outcome = "error"
            if (error := pick(self._error, call, number)) is not None:
                raise error
            call.result = pick(self._result, call, number)
            call.outcome = "ok"
            return call.result
        finally:
            call.ended = self._clock.elapsed

    @property
    def most_threads(self) -> int:
        """How many different threads called it."""
        return len({id(thread) for thread in self.threads})

    def assert_threads_ended(self) -> None:
        """No thread that called it is at work any more.

        Raises:
            KataFailure: LEAKED_RESOURCE.
        """
        __tracebackhide__ = True
        give_up = real_monotonic() + DYING
        while any(thread.ident in self._clock.job_threads for thread in self.threads):
            if real_monotonic() > give_up:
                fail(
                    Verdict.LEAKED_RESOURCE,
                    f"a thread that called `{self.name}` was still at work when everything should have ended.",
                    where=self._a_place(),
                    advice="Tell the thread that it is no longer needed, and wait until it has ended.",
                )
            real_sleep(0.001)


class ProcessPool(concurrent.futures.Executor):
    """Takes a process pool's place: runs each job after its latency, some at a time, in virtual time.

    As with a real one, functions and arguments must be picklable, a job that has begun cannot be
    cancelled, and the results arrive in the thread of the event loop through futures.

    Args:
        workers: how many jobs run at once.
        latency: virtual seconds per job: see Service.

    Attributes:
        jobs: a Service that remembers the jobs that have begun, for expectations and the timeline.
        submitted: the arguments of each job handed over.
        is_at_work: true while a job's function runs "in its process".
    """

    def __init__(self, watch: Watch, workers: int = 2, latency: Any = 1) -> None:
        self.jobs = Service(watch, "a job of the pool", latency=latency)
        self.submitted: list[tuple[Any, ...]] = []
        self.was_shut_down = False
        self.is_at_work = False
        self._watch = watch
        self._workers = workers
        self._max_workers = workers
        self._latency = latency
        self._running = 0
        self._waiting: deque[tuple[concurrent.futures.Future, Callable, tuple, dict, Any]] = deque()
        self._loop = watch.loops[0].loop

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> concurrent.futures.Future:
        """Hand a job over, from any thread."""
        if self.was_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: concurrent.futures.Future = concurrent.futures.Future()
        while isinstance(fn, functools.partial):
            fn, args, kwargs = fn.func, fn.args + args, {**fn.keywords, **kwargs}
        self.submitted.append(args)
        place = self._watch.learner.caller(2)
        try:
            _check_picklable((fn, args, kwargs))
        except pickle.PicklingError as exc:  # a real pool tells of it in the same way
            future.set_exception(exc)
            return future
        self._waiting.append((future, fn, args, kwargs, place))
        self._loop.call_soon_threadsafe(self._start_jobs)
        return future

    def _start_jobs(self) -> None:
        while self._waiting and self._running < self._workers:
            future, fn, args, kwargs, place = self._waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            self._running += 1
            call = Call(getattr(fn, "__name__", "work"), args, kwargs, place, self._watch.clock.elapsed)
            number = len(self.jobs.calls)
            self.jobs.calls.append(call)
            try:
                latency = pick(self._latency, call, number)
            except Exception as exc:  # a suite's function that the answer's arguments surprise
                self._finish(future, functools.partial(_raise, exc), call)
                continue
            self._loop.call_later(latency, self._finish, future, functools.partial(fn, *args, **kwargs), call)

    def _finish(self, future: concurrent.futures.Future, job: Callable[[], Any], call: Call) -> None:
        call.ended = self._watch.clock.elapsed
        self._running -= 1
        self.is_at_work = True
        try:
            with self._watch.cpu.paused():  # in a real pool another processor does this
                call.result = job()
                _check_picklable(call.result)
        except Exception as exc:
            call.outcome = "error"
            future.set_exception(exc)
        else:
            call.outcome = "ok"
            future.set_result(call.result)
        finally:
            self.is_at_work = False
        self._start_jobs()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more jobs. It does not wait, for it could only block the event loop."""
        self.was_shut_down = True
        while cancel_futures and self._waiting:
            self._waiting.popleft()[0].cancel()

    def __exit__(self, *_: Any) -> None:
        self.shutdown()


def _raise(exc: Exception) -> Any:
    raise exc


def _check_picklable(value: Any) -> None:
    try:
        _Pickler(io.BytesIO()).dump(value)
    except Exception as exc:
        raise pickle.PicklingError(f"this cannot be pickled and sent to another process: {exc}") from None


class _Pickler(pickle.Pickler):
    """Finds what cannot be sent to another process; modules need not be importable here."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, types.FunctionType) and obj.__qualname__.isidentifier():
            return str, ("a function of a module",)
        return NotImplemented
