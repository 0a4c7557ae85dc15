"""Find the learner's line in stacks, tracebacks and coroutines: only learners' code is blamed."""

from __future__ import annotations

import gc
import inspect
import sys
from collections.abc import Collection
from types import CodeType, FrameType, TracebackType
from typing import Any

from grader.verdicts import Place

# Deep enough for a helper or two of the learner's below asyncio's own frames, and no
# deeper: the walk happens at every task and call.
MAX_DEPTH = 40

# Python's own steps between an `async for`, an anext() or an `await` and the generator or coroutine
# that runs: they have no attribute that leads on.
WRAPPERS = {"async_generator_asend", "async_generator_athrow", "anext_awaitable", "coroutine_wrapper"}


class LearnerCode:
    """Knows which code is the learner's: the code compiled from `path`, the answer's file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def wrote(self, code: CodeType) -> bool:
        """True if the learner wrote this code."""
        return code.co_filename == self.path

    def start(self) -> Place:
        """The first line of the file, where no better one is known."""
        return Place(self.path, 1)

    def place_of_frame(self, frame: FrameType) -> Place:
        """The line a frame is at, as a Place."""
        return Place(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name)

    def place_of_callback(self, code: CodeType) -> Place | None:
        """Where the learner defined a function inside a function, None if it is another kind of code.

        Somebody else calls such a function; those at the top of the file the suite calls itself.
        """
        is_inner = self.wrote(code) and "<locals>" in code.co_qualname
        return Place(self.path, code.co_firstlineno, code.co_name) if is_inner else None

    def caller(self, depth: int = 1) -> Place | None:
        """The innermost line of the learner's on the present stack."""
        frame = self.caller_frame(sys._getframe(depth))
        return self.place_of_frame(frame) if frame else None

    def direct_caller(self, depth: int = 1, beyond: Collection[str] = ()) -> Place | None:
        """The place of the frame that many levels up, if it is the learner's own.

        beyond: files of the standard library whose frames are passed over.
        """
        frame: FrameType | None = sys._getframe(depth)
        while frame is not None and frame.f_code.co_filename in beyond:
            frame = frame.f_back
        return self.place_of_frame(frame) if frame is not None and frame.f_code.co_filename == self.path else None

    def caller_frame(self, frame: FrameType | None) -> FrameType | None:
        """The innermost frame of the learner's at or above `frame`."""
        path = self.path
        for _ in range(MAX_DEPTH):
            if frame is None:
                return None
            if frame.f_code.co_filename == path:
                return frame
            frame = frame.f_back
        return None

    def in_traceback(self, traceback: TracebackType | None) -> Place | None:
        """The innermost line of the learner's in a traceback."""
        found = None
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if code.co_filename == self.path:
                found = Place(self.path, traceback.tb_lineno or 1, code.co_name)
            traceback = traceback.tb_next
        return found

    def is_in_coroutine(self, exc: BaseException) -> bool:
        """True if the learner's innermost function in the traceback can await."""
        can_await = False
        traceback = exc.__traceback__
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if code.co_filename == self.path:
                can_await = bool(code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR))
            traceback = traceback.tb_next
        return can_await

    def in_exception(self, exc: BaseException) -> Place | None:
        """The innermost line of the learner's that an exception (or one of a group) went through."""
        place = self.in_traceback(exc.__traceback__)
        if isinstance(exc, BaseExceptionGroup):
            for member in exc.exceptions:
                place = self.in_exception(member) or place
        return place

    def in_origin(self, origin: tuple[tuple[str, int, str], ...] | None) -> Place | None:
        """The innermost line of the learner's in a coroutine's cr_origin."""
        for filename, line, function in origin or ():
            if filename == self.path:
                return Place(filename, line, function)
        return None

    def in_awaits(self, awaitable: Any) -> Place | None:
        """The innermost line of the learner's where a suspended coroutine waits."""
        found = None
        for _ in range(MAX_DEPTH):
            frame = _frame_of(awaitable)
            if frame is not None and frame.f_code.co_filename == self.path:
                found = self.place_of_frame(frame)
            awaitable = _awaited_by(awaitable)
            if awaitable is None:
                break
        return found


def _frame_of(awaitable: Any) -> FrameType | None:
    for name in ("cr_frame", "ag_frame", "gi_frame"):
        if (frame := getattr(awaitable, name, None)) is not None:
            return frame
    return None


def _awaited_by(awaitable: Any) -> Any:
    """What a suspended awaitable waits for in its turn, None at the end of the chain."""
    for name in ("cr_await", "ag_await", "gi_yieldfrom"):
        if (inner := getattr(awaitable, name, None)) is not None:
            return inner
    if type(awaitable).__name__ in WRAPPERS:
        for inner in gc.get_referents(awaitable):  # the generator first, then a value sent or a default
            if _frame_of(inner) is not None or type(inner).__name__ in WRAPPERS:
                return inner
    return None
