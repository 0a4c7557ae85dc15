"""Finds code that keeps the event loop's thread busy, by CPU time and never by wall time.

A timer that runs on the process's CPU time interrupts the main thread every few
milliseconds of work. If interruption after interruption finds the loop inside the same
callback (one step of one task), that step hogs the loop. A machine busy with other
things only makes the interruptions come later, not more often. A thread that works in short
stretches, between waits, may miss many of them: so each turn tells when it begins.
"""

from __future__ import annotations

import _thread
import asyncio
import contextlib
import functools
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from types import FrameType

from grader.aborts import Runaway
from grader.alarm import call_after
from grader.clock import real_sleep
from grader.places import LearnerCode
from grader.verdicts import Place

TICK = 0.01  # seconds of CPU time
# Interruptions after which code that catches each of them is given up.
MAX_STOPS = 50
REFERENCE = 0.0006  # seconds of CPU time that the loop in slowness() takes the authors
_HANDLE_RUN = asyncio.Handle._run.__code__
# Reading a clock is the answer's own doing, so the clock's code counts; the records' does not.
_RECORDS = tuple(os.path.join(os.path.dirname(__file__), name) for name in ("fakes.py", "loop.py", "watch.py"))

# thread_time() is the loop's own thread alone; the fallback ticks by process time.
HAS_CPU_TIMER = hasattr(signal, "setitimer")


@functools.cache
def slowness() -> float:
    """How many times slower than the authors' machine this one runs Python, from 1 to 4.

    Measured once, in CPU time, with the best of a few tries.
    """

    def measure() -> float:
        began = time.thread_time()
        total = 0
        for number in range(10_000):
            total += number
        return time.thread_time() - began

    return min(max(min(measure() for _ in range(3)) / REFERENCE, 1.0), 4.0)


class CpuWatch:
    """Watches the main thread while a test runs.

    Args:
        learner: whose lines to name.
        budget: seconds of CPU time that one turn of the loop may take.
        limit: seconds of CPU time after which code that does not let go is stopped.
        on_runaway: called with the exception to raise in the code; raises it or one like it.
    """

    def __init__(
        self,
        learner: LearnerCode,
        budget: float,
        limit: float,
        on_runaway: Callable[[Runaway], None],
        use_cpu_timer: bool = HAS_CPU_TIMER,
    ) -> None:
        self._learner = learner
        self._budget = budget
        self._limit = limit
        self._on_runaway = on_runaway
        self._use_cpu_timer = use_cpu_timer
        self._cpu_time = time.thread_time if use_cpu_timer else time.process_time
        self._handle: FrameType | None = None
        self._since = 0.0  # of the present step, without what the records took
        self._began = 0.0
        self._last_tick = 0.0
        self._turn_began = 0.0
        self._lines: Counter[Place] = Counter()
        self._paused = False
        self._left_out: list[tuple[bool, float]] = []
        self._stops = 0
        self.on_unstoppable: Callable[[], None] = lambda: os._exit(3)
        self.longest = 0.0
        self.hog: tuple[float, Place | None] | None = None

    def start(self) -> None:
        """Watch, until `stop`. Only on the main thread."""
        self._last_tick = self._since = self._began = self._cpu_time()
        signum = signal.SIGPROF if self._use_cpu_timer else signal.SIGFPE
        if not _installed:
            signal.signal(signum, _dispatch)
            _installed.append(signum)
        _watching.append(self)
        if self._use_cpu_timer:
            signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
        else:
            self._ticker = _Ticker()
            self._ticker.start()

    def stop(self) -> None:
        """Watch no longer."""
        if self._use_cpu_timer:
            signal.setitimer(signal.ITIMER_PROF, 0)
        else:
            self._ticker.stop()
        _watching.remove(self)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """The grader's own work inside the block counts for nobody."""
        self._paused = True
        try:
            yield
        finally:
            self._paused = False
            self._handle = None
            self._last_tick = self._since = self._began = self._cpu_time()
            self._lines.clear()

    def turn_begins(self) -> None:
        """The main thread's loop is about to run what is due: what was before belongs to none of that."""
        self._turn_began = self._cpu_time()

    def leave_out(self) -> None:
        """From now on the main thread's time counts for nobody, until `count_again`: the rest of the step does."""
        self._left_out.append((self._paused, self._cpu_time()))
        self._paused = True

    def count_again(self) -> None:
        """The end of what the last `leave_out` began."""
        if not self._left_out:
            return
        self._paused, began = self._left_out.pop()
        if not self._paused:
            spent = self._cpu_time() - began
            self._since += spent
            self._last_tick += spent
            self._turn_began += spent

    def collecting(self, phase: str) -> None:
        """A collection of garbage starts or stops: how long it takes hangs on what other tests have left.

        Args:
            phase: as the functions in gc.callbacks get it.
        """
        if phase == "start":
            self.leave_out()
        else:
            self.count_again()

    def pause(self) -> None:
        """Look at nothing any more."""
        self._paused = True

    @contextlib.contextmanager
    def ending_within(self, seconds: float) -> Iterator[None]:
        """Stop what the block does after so many real seconds, where the system can: see call_after."""
        if not HAS_CPU_TIMER:
            yield
            return

        def stop(signum: int, frame: FrameType | None) -> None:
            self._on_runaway(Runaway(f"it was not loaded after {seconds:g} s of real time"))

        call_after(seconds, stop, again=1)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def forget(self) -> None:
        """Let go of the functions to call: nothing runs any more."""
        self._on_runaway = self.on_unstoppable = lambda *_: None

    def tick(self, frame: FrameType | None) -> None:
        """Look at what the main thread is doing: called every few milliseconds of CPU time."""
        now = self._cpu_time()
        if self._paused:
            return
        handle = frame
        is_graders = False  # the fakes and the records take time too, which is nobody's fault
        while handle is not None and handle.f_code is not _HANDLE_RUN:
            is_graders = is_graders or handle.f_code.co_filename in _RECORDS
            if handle.f_code.co_filename == self._learner.path:
                break
            handle = handle.f_back
        place = self._learner.caller_frame(handle)
        while handle is not None and handle.f_code is not _HANDLE_RUN:
            handle = handle.f_back
        before = max(self._last_tick, self._turn_began)
        if handle is not self._handle:
            # The step began after the last tick: a single call into C may be that long.
            self._handle = handle
            self._since = self._began = before
            self._lines.clear()
        if is_graders and place is not None:
            self._since += now - before
        self._last_tick = now
        if place is not None:
            self._lines[self._learner.place_of_frame(place)] += 1
        spent = now - self._since
        if handle is not None:
            self.longest = max(self.longest, spent)
            if spent > self._budget and (self.hog is None or spent > self.hog[0]):
                # Only a step in which the learner's code was at work is the learner's hog.
                if self._lines:
                    self.hog = (spent, self._lines.most_common(1)[0][0])
        in_all = now - self._began
        if in_all > self._limit and (place is not None or in_all > 2 * self._limit):
            self._stop(in_all)

    def is_hogged_by(self, frame: FrameType | None) -> bool:
        """True if the step that the frame belongs to has been found to hog the loop."""
        while frame is not None and frame.f_code is not _HANDLE_RUN:
            frame = frame.f_back
        return frame is not None and frame is self._handle and self._last_tick - self._since > self._budget

    def _stop(self, spent: float) -> None:
        self._stops += 1  # and again at each tick, if it goes on
        stop = Runaway(f"it kept the processor busy for {spent:.0f} seconds without a pause")
        if self._stops > MAX_STOPS:
            self.on_unstoppable()
        self._on_runaway(stop)


# The watch that runs, last. The signal's handler stays installed: changing it costs more than a test.
_watching: list[CpuWatch] = []
_installed: list[int] = []


@contextlib.contextmanager
def not_counted() -> Iterator[None]:
    """Around a wait of the grader's own amid the learner's code, which takes more looks on a busy machine."""
    watch = _watching[-1] if _watching and threading.get_ident() == threading.main_thread().ident else None
    if watch is not None:
        watch.leave_out()
    try:
        yield
    finally:
        if watch is not None:
            watch.count_again()


def _dispatch(signum: int, frame: FrameType | None) -> None:
    if _watching:
        _watching[-1].tick(frame)


class _Ticker(threading.Thread):
    """Where the system has no CPU timer: interrupts the main thread every few milliseconds."""

    is_graders = True  # virtual time does not wait for it

    def __init__(self) -> None:
        super().__init__(daemon=True, name="grader-ticker")
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.is_set():
            real_sleep(TICK)
            _thread.interrupt_main(signal.SIGFPE)

    def stop(self) -> None:
        """End it, and wait for its end."""
        self._over.set()
        self.join()
