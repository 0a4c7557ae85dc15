"""How much memory some work takes: counted in allocated bytes, so the same everywhere."""

from __future__ import annotations

import contextlib
import tracemalloc
from collections.abc import Iterator

from grader.verdicts import Verdict, fail
from grader.watch import Watch


class Memory:
    """Limits the memory of a `with` block."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    @contextlib.contextmanager
    def at_most(self, limit: int, what: str = "this") -> Iterator[None]:
        """Inside the block, at most `limit` bytes more than before may be in use at any moment.

        Args:
            limit: bytes, of what Python allocates in any thread.
            what: the subject of the message.

        Raises:
            KataFailure: HOGGED_MEMORY, when the block is over.
        """
        __tracebackhide__ = True
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            yield
            used = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()
        if used > limit:
            taken, allowed = _megabytes(used), _megabytes(limit)
            if taken == allowed:
                taken = f"over {allowed}"
            fail(Verdict.HOGGED_MEMORY, f"{what} took {taken} of memory at once; at most {allowed} are allowed.")


def _megabytes(number: int) -> str:
    """In steps, so that the same answer gets the same words on every Python."""
    megabytes = number / 1_000_000
    return f"{megabytes:.1g} MB" if megabytes < 10 else f"over {10 ** (len(str(int(megabytes))) - 1)} MB"
