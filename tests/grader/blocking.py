"""Blocking calls on the event loop's thread: blockbuster finds them, this names the line."""

from __future__ import annotations

import asyncio
import builtins
import concurrent.futures
import concurrent.futures.thread
import contextlib
import functools
import io
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

import blockbuster.blockbuster
from blockbuster import BlockBuster, BlockBusterFunction, BlockingError

from grader.aborts import Deadlock
from grader.clock import FIRST_POLL, SEES_THREADS, VirtualClock, another_thread_goes_on, real_sleep
from grader.conditions import counts_as_busy, wait_until
from grader.cpu import not_counted
from grader.places import MAX_DEPTH, LearnerCode
from grader.verdicts import Place
from grader.watch import LOCKS

if TYPE_CHECKING:
    from grader.watch import Watch

# Where waiting for a moment is nobody's mistake: debugging output, and the end of a
# `with ThreadPoolExecutor()` block whose jobs are done (the documentation's own example).
TOLERATED = {
    "logging/__init__.py": {"emit", "flush", "handle", "acquire"},
    "linecache.py": {"updatecache"},  # print_exc() and the like read the source
    "subprocess.py": {"_get_devnull"},
    "concurrent/futures/thread.py": {"shutdown"},
    "concurrent/futures/process.py": {"shutdown"},
    "isolation/audit.py": {"_hook"},  # the grader's own look at a path
}


# blockbuster knows reading and writing of some kinds only, but whoever blocks on a file has opened
# it; and asking for the address of a name is a question to the network.
NOT_IN_BLOCKBUSTER = (
    (builtins, "open"),
    (io, "open"),
    (os, "open"),
    (socket, "getaddrinfo"),
    (socket, "gethostbyname"),
    (socket, "gethostbyname_ex"),
    (socket, "gethostbyaddr"),
    (socket, "getnameinfo"),
    (socket, "getfqdn"),
)

# A pool's shutdown joins its threads, and `with` shuts a pool down.
POOLS = (concurrent.futures._base.__file__, concurrent.futures.thread.__file__)

# Waiting for a thread. Whether such a call finds a lock taken is a race between threads, and a
# verdict must not be: so it counts as blocking whenever it *can* block, as the function
# beside it says, or if time passes. A suite allows all of them by LOCKS.


def _can_block_for_ever(*_: Any, **__: Any) -> bool:
    return True


def _started_in_this_turn(waited_for: Any, *_: Any, **__: Any) -> bool:
    """True for a job or thread that the loop could not yet have heard of."""
    if isinstance(waited_for, concurrent.futures.Future) and not waited_for.done():
        return True
    return getattr(waited_for, "grader_turn", None) == turn_of_running_loop()


def _is_over(thread: threading.Thread) -> bool:
    """True also for a thread of a pool that has nothing to do: whoever joins it has shut the pool down."""
    if not thread.is_alive():  # see grader.threads
        return True
    clock = getattr(thread, "grader_clock", None)
    is_in_a_pool = getattr(thread, "grader_is_in_a_pool", False)
    return is_in_a_pool and clock is not None and thread.ident not in clock.job_threads


@dataclass(frozen=True)
class WaitForThread:
    """A method that waits for another thread.

    can_block: of the call's arguments, whether it counts as blocking on an event loop.
    is_over: of the object, whether the wait has an end already. Takes no lock.
    has_limit: of the call's arguments, whether it ends by itself.
    """

    owner: type
    name: str
    can_block: Callable[..., bool]
    is_over: Callable[[Any], bool]
    has_limit: Callable[..., bool]


def _has_timeout(_: Any, timeout: float | None = None) -> bool:
    return timeout is not None


WAITS = (
    WaitForThread(
        concurrent.futures.Future,
        "result",
        _started_in_this_turn,
        lambda future: future._state not in ("PENDING", "RUNNING"),
        _has_timeout,
    ),
    WaitForThread(
        concurrent.futures.Future,
        "exception",
        _started_in_this_turn,
        lambda future: future._state not in ("PENDING", "RUNNING"),
        _has_timeout,
    ),
    WaitForThread(threading.Thread, "join", _started_in_this_turn, _is_over, _has_timeout),
    WaitForThread(threading.Event, "wait", _can_block_for_ever, threading.Event.is_set, _has_timeout),
    WaitForThread(
        queue.Queue,
        "get",
        lambda self, block=True, timeout=None: block,
        lambda self: bool(self.queue),
        lambda self, block=True, timeout=None: not block or timeout is not None,
    ),
)
# Real seconds that a thread may take to vanish when its work is over.
DYING = 5.0
# Real seconds between two looks whether anybody is left who could end a wait, after some that follow at once.
LOOK = 0.05
# Looks in a row that must find nobody; many where the system does not tell who could go on but gets no processor.
LOOKS_IN_VAIN = 3 if SEES_THREADS else 40
# CPU seconds of other threads between two looks that tell of one at work.
A_LITTLE = 0.001
# The same since the first look, after which one that goes on and on is not expected to bring anything.
BUSY_FOR_LONG = 2.0


def _work_of_others() -> float:
    """CPU seconds of all other threads of this process."""
    return time.process_time() - time.thread_time()


class Patience:
    """Asks, again and again, whether another thread could still end a wait of this one."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._looks = 0
        self._pause = FIRST_POLL
        self._began = self._others = _work_of_others()

    def has_an_end(self) -> bool:
        """Look once, and sleep for a moment of real time; true if, look after look, nobody was left.

        Not only the threads with a job count: one that has just done its own may hold a lock for a moment,
        and on a busy machine that moment lasts until it gets a processor.
        """
        self._looks = 0 if self._somebody_goes_on() else self._looks + 1
        if self._looks >= LOOKS_IN_VAIN and self._pause >= LOOK:
            return True
        real_sleep(self._pause)
        self._pause = min(self._pause * 1.3, LOOK)
        return False

    def _somebody_goes_on(self) -> bool:
        before, self._others = self._others, _work_of_others()
        if not self._clock.nobody_can_move:
            return True
        worked = self._others - before > A_LITTLE
        return (worked or another_thread_goes_on()) and self._others - self._began < BUSY_FOR_LONG


def turn_of_running_loop() -> tuple[int, int] | None:
    """Which turn of which loop this thread is in; None outside of the grader's loops."""
    loop = asyncio._get_running_loop()
    turns = getattr(loop, "turns", None)
    return None if turns is None else (id(loop), turns)


def _is_open_already(file: Any = None, *_: Any, **__: Any) -> bool:
    """True for open(number), which only wraps a file or pipe that is open."""
    return isinstance(file, int)


def _as_learners_call_it(function: str) -> str:
    """The function of subprocess that led to the blocking call, or the call itself."""
    frame: FrameType | None = sys._getframe(2)
    for _ in range(MAX_DEPTH):
        if frame is None:
            break
        if frame.f_code.co_filename == subprocess.__file__:
            function = f"subprocess.{frame.f_code.co_name}".replace("__init__", "Popen")
        frame = frame.f_back
    return function.removeprefix("builtins.")


class BlockingCalls:
    """Turns blocking calls made by the learner's code on a running loop into errors.

    Installed once for the session; does nothing except inside `watched`.
    """

    def __init__(self) -> None:
        self._blockbuster: BlockBuster | None = None
        self._learner: LearnerCode | None = None
        self._allowed: frozenset[str] = frozenset()
        self._report: Callable[[str, Place], None] | None = None
        self._abort: Callable[[Deadlock], NoReturn] | None = None
        self._clock: VirtualClock | None = None
        self._original_error = BlockingError
        self._here = threading.local()
        self._guards = contextlib.ExitStack()

    def install(self) -> None:
        """Wrap the blocking functions of the standard library."""
        self._blockbuster = BlockBuster()
        for module, name in NOT_IN_BLOCKBUSTER:
            self._blockbuster.functions[f"{module.__name__}.{name}"] = BlockBusterFunction(
                module, name, can_block_predicate=_is_open_already
            )
        for name, function in self._blockbuster.functions.items():
            function.can_block_predicate = self._may_block(name, function.can_block_predicate)
            for file, functions in TOLERATED.items():
                function.can_block_in(file, functions)
        calls = self
        names = {function.full_name: name for name, function in self._blockbuster.functions.items()}

        class NamedBlockingError(self._original_error):
            """Tells the grader of the call even where the learner's code catches the error."""

            def __init__(self, function: str) -> None:
                super().__init__(function)
                if calls._learner and calls._report and (place := calls._learner.caller(2)):
                    calls._report(_as_learners_call_it(names.get(function, function)), place)

        blockbuster.blockbuster.BlockingError = NamedBlockingError
        self._blockbuster.activate()
        for wait in WAITS:
            self._guard(wait)

    def uninstall(self) -> None:
        """Put everything back."""
        if self._blockbuster:
            self._blockbuster.deactivate()
            self._guards.close()
            blockbuster.blockbuster.BlockingError = self._original_error

    def pause(self) -> None:
        """Let everything through until the present `watched` block ends."""
        self._learner = None

    def _guard(self, wait: WaitForThread) -> None:
        original = vars(wait.owner)[wait.name]

        @functools.wraps(original)
        def guarded(self: Any, *args: Any, **kwargs: Any) -> Any:
            learner, clock = calls._learner, calls._clock
            if learner is None or clock is None or getattr(self, "is_graders", False) or counts_as_busy():
                return original(self, *args, **kwargs)
            place = learner.direct_caller(2, beyond=POOLS)
            blocks_a_loop = asyncio._get_running_loop() is not None and LOCKS not in calls._allowed

            def report() -> NoReturn:
                function = f"{wait.owner.__name__}.{wait.name}"
                if wait.owner is threading.Thread and learner.direct_caller(3) is None:
                    function = "ThreadPoolExecutor.shutdown"
                assert calls._report is not None
                calls._report(function, place)
                raise calls._original_error(function)

            if blocks_a_loop and place is not None and wait.can_block(self, *args, **kwargs):
                report()

            def is_over() -> bool:
                return wait.is_over(self)

            began = clock.now
            has_limit = wait.has_limit(self, *args, **kwargs)
            if threading.current_thread() is threading.main_thread() and not has_limit:
                with clock.blocked(lambda: not is_over()):
                    calls._wait_while_somebody_can_move(is_over)
            if wait.owner is threading.Thread:
                with calls._locks_are_free():
                    if has_limit:
                        limit = args[0] if args else kwargs["timeout"]
                        original(self, DYING if wait_until(clock, clock.now + max(0, limit), is_over) else 0)
                    else:
                        with clock.blocked(lambda: not is_over()):
                            original(self)
                # A thread at its very end takes no virtual time. What passed, passed for every task of the loop.
                if blocks_a_loop and place is not None and clock.now > began:
                    report()
                return None
            if blocks_a_loop:
                with clock.blocked(lambda: not is_over()):
                    return original(self, *args, **kwargs)
            return original(self, *args, **kwargs)  # which waits on a Condition: see grader.conditions

        calls = self
        setattr(wait.owner, wait.name, guarded)
        self._guards.callback(setattr, wait.owner, wait.name, original)

    def _wait_while_somebody_can_move(self, is_over: Callable[[], bool]) -> None:
        """On the main thread: return once the wait is over, or stop the test if it never can be.

        Raises:
            Deadlock: look after look, no thread was left that could end the wait.
        """
        assert self._clock is not None
        patience = Patience(self._clock)
        while not is_over():
            if patience.has_an_end():
                assert self._abort is not None
                self._abort(Deadlock("the thread waits for something that no other thread can bring any more"))

    @contextlib.contextmanager
    def _locks_are_free(self) -> Iterator[None]:
        """Around the join of a thread: until Python 3.12 it takes a lock, which a thread that dies still holds."""
        self._here.joins = True
        try:
            yield
        finally:
            self._here.joins = False

    def _is_free_soon(self, lock: Any) -> bool:
        """Wait until nobody holds the lock; False once time passes, or nobody is left who could release it.

        Where all keep a lock for moments only, it is a race whether a loop finds it taken at all.
        """
        clock = self._clock
        caller = sys._getframe(3)  # beyond the predicate and blockbuster
        if clock is None or (caller.f_code.co_name, caller.f_code.co_filename) == ("wait", threading.__file__):
            return False
        began, patience = clock.now, Patience(clock)
        with clock.blocked(lock.locked), not_counted():
            while lock.locked():
                if clock.now > began or patience.has_an_end():
                    return False
        return clock.now == began

    def _may_block(self, name: str, original: Callable[..., bool]) -> Callable[..., bool]:
        def predicate(*args, **kwargs) -> bool:
            if self._learner is None or name in self._allowed or original(*args, **kwargs):
                return True
            if getattr(self._here, "joins", False) or self._learner.caller(2) is None:
                return True
            return name in (LOCKS, "threading.Lock.acquire_lock") and self._is_free_soon(args[0])

        return predicate

    def watch(self, watch: Watch) -> None:
        """From now on, tell the watch of each blocking call of the learner's."""
        self._learner, self._report, self._abort = watch.learner, watch.blocking_call, watch.abort
        self._allowed = watch.limits.allowed_blocking
        self._clock = None if watch.real_time else watch.clock

    def let_go(self) -> None:
        """Tell nobody any more."""
        self._learner = self._report = self._abort = self._clock = None
        self._allowed = frozenset()
