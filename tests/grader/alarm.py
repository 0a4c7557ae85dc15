"""Limits in real time that a busy machine makes longer. Only for systems with signal.setitimer."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

try:
    import resource
except ImportError:  # Windows, where nobody calls this
    resource = None

# A process that waits is never put aside by the system, and one that is busy on a machine of its own seldom.
PUT_ASIDE = 2.0  # times in a second
# How often the time may begin anew.
ROUNDS = 9


def _times_put_aside() -> int:
    """How often the system has taken the processor away from this process, for others to use."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw


def call_after(seconds: float, function: Callable[[int, FrameType | None], object], again: float = 0) -> None:
    """Call a signal handler in the main thread after so many real seconds, and once more each `again` seconds.

    The time begins anew as long as the machine had too much else to do. setitimer(ITIMER_REAL, 0) ends it.
    """
    before, rounds = _times_put_aside(), ROUNDS

    def strike(signum: int, frame: FrameType | None) -> None:
        nonlocal before, rounds
        now = _times_put_aside()
        if rounds and now - before > seconds * PUT_ASIDE:
            before, rounds = now, rounds - 1
            signal.setitimer(signal.ITIMER_REAL, seconds, again)
            return
        rounds = 0
        function(signum, frame)

    signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, seconds, again)
