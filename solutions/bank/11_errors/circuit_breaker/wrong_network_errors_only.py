"""Counts only errors of the network as failures.

Verdict: WRONG_RESULT
"""

import asyncio
import math


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self._limit = failures
        self._cooldown = cooldown
        self._failed = 0
        # When the breaker stops to be open. None: it is closed. Infinity: a probe is running.
        # No timer is needed: it is enough to look at the clock when somebody calls.
        self._open_until = None
        # How often the breaker has opened. Only calls that began since the last time count.
        self._opened = 0

    def _open(self):
        self._open_until = asyncio.get_running_loop().time() + self._cooldown
        self._opened += 1

    async def call(self, function, *args):
        until = self._open_until
        if until is not None:
            if asyncio.get_running_loop().time() < until:
                raise CircuitOpen
            # There is no await between the question above and this line, so no other call can
            # become a second probe meanwhile.
            self._open_until = math.inf

        began = self._opened
        try:
            result = await function(*args)
        except OSError:  # not CancelledError, which is a BaseException
            if began == self._opened:
                self._failed += 1
                if until is not None or self._failed >= self._limit:
                    self._open()
            raise
        except BaseException:
            if until is not None:
                self._open_until = until  # long ago: the next call is the probe
            raise
        if began == self._opened:
            self._failed = 0
            self._open_until = None
        return result
