"""One virtual clock for event loops, sleeping threads and every clock a program can read.

Virtual time stands still while anything runs. It moves, all at once, to the next moment
somebody waits for, when every loop is idle and every worker thread sleeps or is done.
So an hour costs nothing, and durations are exact.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import sys
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from math import inf
from typing import Any

import time_machine

# Like on a machine that has been up for a while: code that takes 0 for "long ago" works
# here as it does in real life. A power of two keeps sums of halves, quarters, ... exact.
START = float(2**20)
# What the calendar says at START, in UTC. Naive, or time-machine changes the time zone too.
EPOCH = datetime.datetime(2026, 1, 1)
# Seconds until then are what nanoseconds since 1970 in 64 bits can still hold.
END_OF_CALENDAR = 7e9

# Code of the standard library that waits for real things, such as processes, in a loop with a deadline.
_ON_REAL_TIME = os.path.join(os.path.dirname(os.__file__), "multiprocessing")

# The real clocks, for the grader's own use, taken before anything is patched.
real_monotonic = time.monotonic
real_sleep = time.sleep
# Likewise: on an answer's stack, open() would be found to be the answer's blocking call.
_open, _read, _close, _listdir = os.open, os.read, os.close, os.listdir

# Real seconds between two looks at threads that are still busy: at first, and at most.
FIRST_POLL, POLL = 0.00002, 0.002
# Real seconds without any movement after which a thread that is neither done nor in a
# virtual sleep counts as waiting for the loop, so that time may move on.
STALLED = 0.25
# The same for a thread that does next to nothing, again and again, such as looking at a lock.
POLLING = 5.0
# For a thread that is busy with the processor: so many steps of CPU time instead.
BUSY_STEPS = 800
LOOKS = 50
CPU_STEP = 0.005
# Where Linux tells of a process's threads.
THREADS = "/proc/self/task"
SEES_THREADS = os.path.isdir(THREADS)
HAS_THREAD_CLOCKS = hasattr(time, "pthread_getcpuclockid")
# The same for a loop in another thread than the main one, before it is called deadlocked:
# the main thread may still give it work.
HOPELESS = 2.0


def polls() -> Iterator[None]:
    """Sleep for a moment of real time at each step: most threads are done soon, some are not."""
    pause = FIRST_POLL
    while True:
        yield real_sleep(pause)
        pause = min(pause * 1.3, POLL)


class VirtualClock:
    """The time of one test, in virtual seconds."""

    def __init__(self) -> None:
        self.now = START
        self._lock = threading.Lock()
        self._ids = itertools.count()
        self._targets: dict[int, float] = {}  # who waits, until when
        self._pending: dict[int, Callable[[], Any]] = {}
        self._waiting_threads: dict[int, int] = {}  # thread ident -> how many waits
        self._queued: dict[Any, weakref.WeakSet] = {}  # pool -> jobs; None for plain threads
        self._pools: Counter[Any] = Counter()  # how many jobs each pool runs
        self.job_threads: list[int] = []  # the worker threads that have something to do
        self._native_ids: dict[int, int] = {}  # of all threads that ever were busy
        self._threads_at_work: list[int] = []  # the main thread, and those whose loops run
        self._blocked: dict[int, Callable[[], bool]] = {}
        self._moves = 0
        self._holds = 0  # how many threads, and jobs of theirs, are being started
        self.finished = False  # the test is over
        self._on_move: list = []

    @property
    def elapsed(self) -> float:
        """Virtual seconds since the test began, exact to the microsecond."""
        return round(self.now - START, 6)

    def since_start(self, moment: float) -> float:
        """A moment of the clock as virtual seconds since the test began."""
        return round(moment - START, 6)

    def on_move(self, callback) -> None:
        """Call `callback()` after each move of the time, in the thread that moves it."""
        self._on_move = [*self._on_move, callback]  # another thread may be going through the list

    def off_move(self, callback) -> None:
        """Call it no longer."""
        self._on_move = [other for other in self._on_move if other != callback]

    def _move_to(self, moment: float) -> None:
        if moment > self.now:
            self.now = moment
            self._moves += 1
            for callback in self._on_move:
                callback()

    # -- worker threads ------------------------------------------------------------

    def job_queued(self, job: Any, pool: Any = None) -> None:
        """A job for a worker thread was handed over; time stands still until it is done.

        job: known by a weak reference only, for a pool may drop it.
        """
        with self._lock:
            self._queued.setdefault(pool, weakref.WeakSet()).add(job)

    @contextlib.contextmanager
    def job_running(self, job: Any, pool: Any = None) -> Iterator[None]:
        """Around a job and the delivery of its result, in its worker thread."""
        ident = threading.get_ident()
        with self._lock:
            self._native_ids[ident] = threading.get_native_id()
            self._queued[pool].discard(job)
            self._pools[pool] += 1
            self.job_threads.append(ident)
        try:
            yield
        finally:
            with self._lock:
                self._pools[pool] -= 1
                self.job_threads.remove(ident)

    @property
    def _queued_jobs(self) -> int:
        """How many jobs are about to start; not those that wait for a worker to be done."""
        return sum(
            len(jobs) for pool, jobs in self._queued.items() if pool is None or self._pools[pool] < len(pool._threads)
        )

    def begin_work(self) -> None:
        """Hold time up, until `end_work`, whenever this thread does not wait."""
        ident = threading.get_ident()
        with self._lock:
            self._native_ids[ident] = threading.get_native_id()
            self._threads_at_work.append(ident)

    def end_work(self) -> None:
        """This thread does not hold time up any more."""
        with self._lock:
            self._threads_at_work.remove(threading.get_ident())

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Around what takes no virtual time, however long it takes in reality: the start of a thread or of its job."""
        with self._lock:
            self._holds += 1
        try:
            yield
        finally:
            with self._lock:
                self._holds -= 1

    @property
    def is_shared(self) -> bool:
        """True while somebody beside the calling loop can hold time up or needs it."""
        return bool(self.job_threads or self._targets or (self._queued and self._queued_jobs))

    def _busy_elsewhere(self) -> bool:
        me = threading.get_ident()
        if self._queued_jobs:
            return True
        return any(ident != me for ident in self._busy())

    def _busy(self) -> list[int]:
        return [
            ident
            for ident in self.job_threads + self._threads_at_work
            if not self._waiting_threads.get(ident) and not self._is_blocked(ident)
        ]

    def _is_blocked(self, ident: int) -> bool:
        still_blocked = self._blocked.get(ident)
        return still_blocked is not None and still_blocked()

    @contextlib.contextmanager
    def blocked(self, still_blocked: Callable[[], bool]) -> Iterator[None]:
        """Around a call that waits for another thread: meanwhile this one does not hold time up.

        still_blocked: false as soon as what the thread waits for is there, even if the thread
            itself has not noticed yet.
        """
        ident = threading.get_ident()
        before = self._blocked.get(ident)
        self._blocked[ident] = still_blocked
        try:
            yield
        finally:
            if before is None:
                del self._blocked[ident]
            else:
                self._blocked[ident] = before

    @property
    def nobody_can_move(self) -> bool:
        """True if every thread waits for another one, and none for a moment in time."""
        with self._lock:
            return not self._queued_jobs and not self._busy() and min(self._targets.values(), default=inf) == inf

    def _work(self) -> tuple[float, ...]:
        """Changes as long as busy threads get on: their CPU time, in seconds."""
        if not HAS_THREAD_CLOCKS:
            return ()
        # Asked for under the lock, without which none of these threads can end.
        return tuple(time.clock_gettime(time.pthread_getcpuclockid(ident)) for ident in self._busy())

    def _somebody_gets_no_processor(self) -> bool:
        """True if a thread that is busy, or about to begin, could go on, and the machine has other things to do."""
        return any(map(_is_runnable, [*map(self._native_ids.get, self._busy()), *self._native_ids_of_queued()]))

    def _native_ids_of_queued(self) -> Iterator[int | None]:
        """Of the threads that are about to start with a job."""
        for pool, jobs in self._queued.items():
            workers = jobs if pool is None else pool._threads if jobs else ()
            for thread in list(workers):
                if not self._waiting_threads.get(thread.ident):
                    yield thread.native_id

    def advance(self, moment: float) -> None:
        """Move on to `moment`, for a loop that is alone with its clock."""
        self._move_to(moment)

    @contextlib.contextmanager
    def waiting_until(self, moment: float, pending: Callable[[], Any] | None = None) -> Iterator[Wait]:
        """Take part in the agreement on the next moment, from any thread.

        pending: true if something has come for the waiting loop, which it has not seen yet.
        """
        key = next(self._ids)
        ident = threading.get_ident()
        with self._lock:
            self._targets[key] = moment
            if pending is not None:
                self._pending[key] = pending
            self._waiting_threads[ident] = self._waiting_threads.get(ident, 0) + 1
        try:
            yield Wait(self, key, moment)
        finally:
            with self._lock:
                del self._targets[key]
                self._pending.pop(key, None)
                self._waiting_threads[ident] -= 1

    def sleep(self, seconds: float) -> None:
        """time.sleep() for code that is not on an event loop."""
        pause = polls()
        with self.waiting_until(self.now + seconds) as wait:
            while not wait.over(patient=threading.current_thread() is not threading.main_thread()):
                if self.finished:
                    self.end_thread_of_the_past()
                next(pause)

    def end_thread_of_the_past(self) -> None:
        """Hold the calling thread for ever: its test is over, and it must not touch the next one.

        The grader makes such threads daemons, so they do not keep the program from ending.
        """
        while threading.current_thread() is not threading.main_thread():
            real_sleep(3600)


def _state(native_id: int | str | None) -> bytes:
    """The letter by which the system tells what a thread does, see proc(5). Empty if it does not. Linux only."""
    try:
        file = _open(f"{THREADS}/{native_id}/stat", os.O_RDONLY)
        try:
            return _read(file, 1000).rpartition(b")")[2].split()[0]
        finally:
            _close(file)
    except (OSError, IndexError):
        return b""


def _is_runnable(native_id: int | None) -> bool:
    """True if the system says that a thread waits for nothing but the processor. Linux only."""
    return _state(native_id) == b"R"


def another_thread_goes_on() -> bool:
    """True if any other thread of this process waits for nothing but the processor or the disk. Linux only."""
    me = str(threading.get_native_id())
    return SEES_THREADS and any(_state(thread) in (b"R", b"D") for thread in _listdir(THREADS) if thread != me)


class Wait:
    """One party that waits for the time to come."""

    def __init__(self, clock: VirtualClock, key: int, moment: float) -> None:
        self._clock = clock
        self._key = key
        self._moment = moment
        self._seen = (-1, -1)
        self._work: tuple[float, ...] = ()
        self._looks = self._looks_in_vain = self._steps = 0
        self._since = self._worked = self._got_on = real_monotonic()

    def over(self, patient: bool = False) -> bool:
        """True once the moment has come; moves the time there if everybody else agrees.

        patient: give a loop in another thread the chance to go on first.
        """
        clock = self._clock
        with clock._lock:
            if clock.now >= self._moment:
                return True
            if clock._holds:
                return False
            self._notice_movement()
            if (clock._busy_elsewhere() or (patient and len(clock._targets) == 1)) and not self._is_stalled():
                return False
            if min(clock._targets.values()) < self._moment:
                return False
            if any(pending() for pending in clock._pending.values()):
                return False
            if self._moment != inf:
                clock._move_to(self._moment)
                return True
            return False

    def _notice_movement(self) -> None:
        movement = (self._clock._moves, len(self._clock.job_threads) + self._clock._queued_jobs)
        if movement != self._seen:
            self._seen = movement
            self._since = self._worked = self._got_on = real_monotonic()
            self._steps = self._looks = self._looks_in_vain = 0

    def _is_stalled(self) -> bool:
        """True if the busy threads will not go on by themselves: they wait for the loop, or wait busily.

        Nothing but what a thread does counts, not how long it takes: a machine with other things
        to do may give it no processor for a long time.
        """
        clock, now = self._clock, real_monotonic()
        work = clock._work()
        if work != self._work:
            steps = [int(seconds / CPU_STEP) for seconds in work]
            if steps != [int(seconds / CPU_STEP) for seconds in self._work]:
                self._steps += 1
                self._got_on, self._looks_in_vain = now, 0
            self._work, self._worked = work, now
            self._looks = 0
        elif now - self._worked > STALLED / 4 and clock._somebody_gets_no_processor():
            self._worked = self._got_on = now
            self._looks = self._looks_in_vain = 0
        self._looks += 1
        self._looks_in_vain += 1
        return (
            (self._looks > LOOKS and now - self._worked > STALLED)
            or self._steps > BUSY_STEPS
            or (self._looks_in_vain > 20 * LOOKS and now - self._got_on > POLLING)
        )

    @property
    def hopeless(self) -> bool:
        """True if nobody at all waits for a moment in time, and nobody works."""
        clock = self._clock
        with clock._lock:
            if clock._busy_elsewhere() or min(clock._targets.values()) != inf:
                return False
            if any(pending() for pending in clock._pending.values()):
                return False
            main = threading.main_thread()
            if clock._is_blocked(main.ident or 0):
                return True
            return threading.current_thread() is main or real_monotonic() - self._since > HOPELESS


class WallClocks:
    """Makes time.time, datetime.now, time.monotonic, time.perf_counter and time.sleep virtual.

    Installed once for the session, and real except while a test's clock is set.
    """

    NAMES = ("monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep")

    def __init__(self) -> None:
        self._real = {name: getattr(time, name) for name in self.NAMES}
        self._clock: VirtualClock | None = None
        self._travel = time_machine.travel(EPOCH, tick=False)

    def install(self) -> None:
        """Replace the functions of the time module."""

        def reading(name: str, in_nanoseconds: bool):
            real = self._real[name]

            def read():
                clock = self._clock
                if clock is None or sys._getframe(1).f_code.co_filename.startswith(_ON_REAL_TIME):
                    return real()
                return round(clock.now * 1e9) if in_nanoseconds else clock.now

            read.__name__ = read.__qualname__ = name
            return read

        def sleep(seconds):
            clock = self._clock
            if (own := getattr(threading.current_thread(), "grader_clock", clock)) is not clock:
                own.end_thread_of_the_past()
            if clock is None or not 0 <= seconds < threading.TIMEOUT_MAX:
                return self._real["sleep"](seconds)  # which raises, as it always does
            return clock.sleep(seconds)

        for name in self.NAMES[:-1]:
            setattr(time, name, reading(name, name.endswith("_ns")))
        time.sleep = sleep

    def uninstall(self) -> None:
        """Put the real functions back."""
        for name, real in self._real.items():
            setattr(time, name, real)

    def follow(self, clock: VirtualClock) -> None:
        """Let every clock follow `clock`, until `let_go`."""
        self._traveller = self._travel.start()
        self._moved = 0  # whole nanoseconds: as seconds since the epoch they would not fit a float
        self._clock = clock
        self._move_calendar()
        clock.on_move(self._move_calendar)

    def let_go(self) -> None:
        """Let every clock tell real time again."""
        assert self._clock is not None
        self._clock.off_move(self._move_calendar)
        self._clock = None
        self._travel.stop()

    def _move_calendar(self) -> None:
        assert self._clock is not None
        # The calendar ends long before the clock does.
        target = round(min(self._clock.now - START, END_OF_CALENDAR) * 1e9)
        self._traveller.shift((target - self._moved) / 1e9)
        self._moved = target
