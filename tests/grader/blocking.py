"""Blocking calls on the event loop's thread: blockbuster finds them, this names the line."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import functools
import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

import blockbuster.blockbuster
from blockbuster import BlockBuster, BlockingError

from grader.places import LearnerCode
from grader.verdicts import Place

# Where waiting for a moment is nobody's mistake: debugging output, and the end of a
# `with ThreadPoolExecutor()` block whose jobs are done (the documentation's own example).
TOLERATED = {
    "logging/__init__.py": {"emit", "flush", "handle", "acquire"},
    "concurrent/futures/thread.py": {"shutdown"},
    "concurrent/futures/process.py": {"shutdown"},
}


# Waiting for a thread. Whether such a call finds a lock taken is a race between threads, and a
# verdict must not be: so it counts as blocking whenever it *can* block, as the function
# beside it says. All of them go by blockbuster's name for taking a lock.
LOCKS = "threading.Lock.acquire"


def _can_block_for_ever(*_: Any, **__: Any) -> bool:
    return True


def _started_in_this_turn(waited_for: Any, *_: Any, **__: Any) -> bool:
    """True for a job or thread that the loop could not yet have heard of."""
    if isinstance(waited_for, concurrent.futures.Future) and not waited_for.done():
        return True
    return getattr(waited_for, "grader_turn", None) == turn_of_running_loop()


WAITS: dict[tuple[type, str], Callable[..., bool]] = {
    (concurrent.futures.Future, "result"): _started_in_this_turn,
    (concurrent.futures.Future, "exception"): _started_in_this_turn,
    (threading.Thread, "join"): _started_in_this_turn,
    (threading.Event, "wait"): _can_block_for_ever,
    (queue.Queue, "get"): lambda self, block=True, timeout=None: block,
}


def turn_of_running_loop() -> tuple[int, int] | None:
    """Which turn of which loop this thread is in; None outside of the grader's loops."""
    loop = asyncio._get_running_loop()
    turns = getattr(loop, "turns", None)
    return None if turns is None else (id(loop), turns)


class BlockingCalls:
    """Turns blocking calls made by the learner's code on a running loop into errors.

    Installed once for the session; does nothing except inside `watched`.
    """

    def __init__(self) -> None:
        self._blockbuster: BlockBuster | None = None
        self._learner: LearnerCode | None = None
        self._allowed: frozenset[str] = frozenset()
        self._report: Callable[[str, Place], None] | None = None
        self._original_error = BlockingError
        self._guards = contextlib.ExitStack()

    def install(self) -> None:
        """Wrap the blocking functions of the standard library."""
        self._blockbuster = BlockBuster()
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
                    calls._report(names.get(function, function), place)

        blockbuster.blockbuster.BlockingError = NamedBlockingError
        self._blockbuster.activate()
        for (owner, name), can_block in WAITS.items():
            self._guard(owner, name, can_block)

    def uninstall(self) -> None:
        """Put everything back."""
        if self._blockbuster:
            self._blockbuster.deactivate()
            self._guards.close()
            blockbuster.blockbuster.BlockingError = self._original_error

    def pause(self) -> None:
        """Let everything through until the present `watched` block ends."""
        self._learner = None

    def _guard(self, owner: type, name: str, can_block: Callable[..., bool]) -> None:
        original = vars(owner)[name]

        @functools.wraps(original)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            learner = self._learner
            if (
                learner is not None
                and LOCKS not in self._allowed
                and asyncio._get_running_loop() is not None
                and (place := learner.direct_caller(2)) is not None
                and can_block(*args, **kwargs)
            ):
                assert self._report is not None
                self._report(f"{owner.__name__}.{name}", place)
                raise self._original_error(f"{owner.__name__}.{name}")
            return original(*args, **kwargs)

        setattr(owner, name, guarded)
        self._guards.callback(setattr, owner, name, original)

    def _may_block(self, name: str, original: Callable[..., bool]) -> Callable[..., bool]:
        def predicate(*args, **kwargs) -> bool:
            if self._learner is None or name in self._allowed or original(*args, **kwargs):
                return True
            return self._learner.caller(2) is None

        return predicate

    @contextlib.contextmanager
    def watched(
        self, learner: LearnerCode, report: Callable[[str, Place], None], allowed: frozenset[str]
    ) -> Iterator[None]:
        """Inside the block, `report(function, place)` each blocking call of the learner's.

        allowed: names of functions (blockbuster's) that this suite lets through.
        """
        self._learner, self._report, self._allowed = learner, report, allowed
        try:
            yield
        finally:
            self._learner, self._report, self._allowed = None, None, frozenset()
