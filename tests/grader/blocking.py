"""Blocking calls on the event loop's thread: blockbuster finds them, this names the line."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

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

    def uninstall(self) -> None:
        """Put everything back."""
        if self._blockbuster:
            self._blockbuster.deactivate()
            blockbuster.blockbuster.BlockingError = self._original_error

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
