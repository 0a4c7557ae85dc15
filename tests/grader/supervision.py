"""Everything that has to be in place around code of a learner's, put in place and taken away."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from types import FrameType

from grader.aborts import Abort
from grader.blocking import BlockingCalls
from grader.clock import WallClocks
from grader.conditions import VirtualConditions
from grader.loop import RealTimeLoop, VirtualLoop
from grader.network import mend_abort
from grader.threads import ThreadCensus
from grader.watch import LOCKS, Watch

# Frames kept of where a coroutine was made: enough to reach the learner's line through a call or two of
# a library's. Each costs every coroutine some time.
ORIGIN_DEPTH = 3


class Supervisor:
    """One for the session: patches what has to be patched, and knows the test that runs."""

    def __init__(self) -> None:
        self._clocks = WallClocks()
        self._census = ThreadCensus()
        self._conditions = VirtualConditions()
        self._blocking = BlockingCalls()
        self._stack = contextlib.ExitStack()
        self.watch: Watch | None = None

    def install(self) -> None:
        """Patch the process, without any effect while no test runs."""
        self._recursion_limit = sys.getrecursionlimit()
        self._take_interrupts()
        # The virtual sleep first: blockbuster then guards it like the real one.
        self._clocks.install()
        self._stack.callback(self._clocks.uninstall)
        self._census.install()
        self._stack.callback(self._census.uninstall)
        self._conditions.install()
        self._stack.callback(self._conditions.uninstall)
        self._blocking.install()
        self._stack.callback(self._blocking.uninstall)
        depth = sys.get_coroutine_origin_tracking_depth()
        sys.set_coroutine_origin_tracking_depth(ORIGIN_DEPTH)
        self._stack.callback(sys.set_coroutine_origin_tracking_depth, depth)
        self._replace_loop_factories()
        self._stack.enter_context(mend_abort())
        gc.callbacks.append(self._collecting)
        self._stack.callback(gc.callbacks.remove, self._collecting)
        self._stack.callback(setattr, threading, "excepthook", threading.excepthook)
        threading.excepthook = self._thread_failed
        self._stack.callback(setattr, sys, "unraisablehook", sys.unraisablehook)
        self._report_unraisable, sys.unraisablehook = sys.unraisablehook, self._unraisable

    def _take_interrupts(self) -> None:
        """Let Ctrl-C end the run at the first time.

        asyncio's Runner puts a handler of its own in the place of Python's, which only cancels the test's
        task: an answer that is busy would go on, and so would one that waits for a thread.
        """
        self._on_interrupt = signal.getsignal(signal.SIGINT)
        if self._on_interrupt is signal.default_int_handler and threading.current_thread() is threading.main_thread():
            self._on_interrupt = _interrupt
            self._stack.callback(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, _interrupt))

    def _collecting(self, phase: str, _: dict[str, int]) -> None:
        if self.watch is not None and threading.current_thread() is threading.main_thread():
            self.watch.cpu.collecting(phase)

    def _thread_failed(self, args: threading.ExceptHookArgs) -> None:
        """Report an exception that ended a thread, instead of printing it into the board."""
        is_of_this_test = self.watch is not None and getattr(args.thread, "grader_clock", None) is self.watch.clock
        if is_of_this_test and args.exc_value is not None:
            self.watch.exception_reported({"exception": args.exc_value, "thread": args.thread})

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        """Keep quiet about coroutines of a test that was stopped: they wait once more while Python closes them."""
        is_stopped = self.watch is None or self.watch.aborted or self.watch.interrupted
        if not (
            is_stopped and isinstance(args.exc_value, RuntimeError) and "ignored GeneratorExit" in str(args.exc_value)
        ):
            self._report_unraisable(args)

    def uninstall(self) -> None:
        """Put everything back."""
        self._stack.close()

    def _replace_loop_factories(self) -> None:
        """Give a virtual loop to all who make one: pytest-asyncio's Runner, asyncio.run, new_event_loop.

        pytest-asyncio has a hook for that, too; it would parametrize every test, which takes time.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            policy_class = type(asyncio.get_event_loop_policy())
        real_factory = policy_class._loop_factory

        def factory() -> asyncio.AbstractEventLoop:
            return self.make_loop() if self.watch else real_factory()

        self._patch(policy_class, "_loop_factory", staticmethod(factory))
        for name in ("SelectorEventLoop", "EventLoop"):
            if hasattr(asyncio, name):
                self._patch(asyncio, name, factory)

    def _patch(self, owner: object, name: str, value: object) -> None:
        original = vars(owner)[name]
        setattr(owner, name, value)
        self._stack.callback(setattr, owner, name, original)

    def make_loop(self) -> asyncio.AbstractEventLoop:
        """A loop for the test that runs: virtual, unless its suite asked for real time."""
        assert self.watch is not None
        return RealTimeLoop(self.watch) if self.watch.real_time else VirtualLoop(self.watch)

    @contextlib.contextmanager
    def around(self, watch: Watch) -> Iterator[None]:
        """Supervise what runs inside the block."""
        # Twice in each test, so that all of it is kept cheap.
        in_main_thread = threading.current_thread() is threading.main_thread()
        clock = None if watch.real_time else watch.clock
        if clock is not None:
            self._census.follow(clock)
            self._conditions.follow(clock, LOCKS in watch.limits.allowed_blocking)
            self._clocks.follow(clock)
            clock.begin_work()
        self._blocking.watch(watch)
        watch.record_warnings()
        if in_main_thread:
            watch.cpu.start()
        try:
            yield
        finally:
            if in_main_thread:
                watch.cpu.stop()
            watch.stop_recording_warnings()
            self._blocking.let_go()
            if clock is not None:
                clock.end_work()
                self._clocks.let_go()
                self._conditions.follow(None)
                self._census.follow(None)

    def remember_process(self) -> None:
        """Before an answer is loaded: note what it may change for everybody after it."""
        self._collects = gc.isenabled()
        self._folder = os.getcwd()
        self._policy = asyncio.events._event_loop_policy

    def restore_process(self) -> None:
        """After the test: put back what was noted, and what is the same for all tests."""
        if sys.getrecursionlimit() != self._recursion_limit:
            sys.setrecursionlimit(self._recursion_limit)
        if gc.isenabled() != self._collects:
            (gc.enable if self._collects else gc.disable)()
        if os.getcwd() != self._folder:
            os.chdir(self._folder)
        if signal.getsignal(signal.SIGINT) is not self._on_interrupt:
            signal.signal(signal.SIGINT, self._on_interrupt)
        asyncio.events._event_loop_policy = self._policy

    def stop_watching(self) -> None:
        """No more health checks on this test: a person is debugging it."""
        self._blocking.pause()
        if self.watch is not None:
            self.watch.cpu.pause()

    def conclude(self, watch: Watch, error: BaseException | None, keep_frames: bool) -> None:
        """After the test's body: settle, look at what is left, and clear it away."""
        watch.interrupted = isinstance(error, SystemExit | KeyboardInterrupt)
        loop = self._open_loop(watch)
        if loop is not None and not watch.interrupted:
            watch.settle(loop)
        watch.examine()
        if error is not None and not keep_frames:
            # A forgotten coroutine may live on in a local variable of the failed test.
            _clear_frames(error)
        with contextlib.suppress(Abort):
            watch.sweep()
        watch.close_processes()
        watch.abandon()
        watch.close_loops()

    def _open_loop(self, watch: Watch) -> asyncio.AbstractEventLoop | None:
        for record in watch.loops:
            if record.place is None and not record.loop.is_closed() and not record.loop.is_running():
                return record.loop
        return None


def _interrupt(signum: int, frame: FrameType | None) -> None:
    """What Python's own handler does, which asyncio's Runner does not recognize in this function."""
    raise KeyboardInterrupt


def _clear_frames(exc: BaseException | None, seen: set[int] | None = None) -> None:
    """Drop the local variables of an exception's frames, and of all that led to it, and a coroutine it holds."""
    seen = set() if seen is None else seen
    if exc is None or id(exc) in seen:
        return
    seen.add(id(exc))
    traceback.clear_frames(exc.__traceback__)
    for frame, _ in traceback.walk_tb(exc.__traceback__):
        _ = frame.f_locals  # before Python 3.13 a copy from an earlier look keeps the values until the next one
    if isinstance(exc, AttributeError):  # the object may hold a coroutine; its type says enough
        exc.grader_owner, exc.obj = type(exc.obj), None
    _clear_frames(exc.__context__, seen)
    _clear_frames(exc.__cause__, seen)
    for member in exc.exceptions if isinstance(exc, BaseExceptionGroup) else ():
        _clear_frames(member, seen)
