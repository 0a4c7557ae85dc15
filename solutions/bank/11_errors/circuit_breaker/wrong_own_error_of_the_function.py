"""Takes a CircuitOpen that the function raised for a refusal of its own, and does not count it.

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
        self._open_until = None
        self._opened = 0

    def _open(self):
        self._open_until = asyncio.get_running_loop().time() + self._cooldown
        self._opened += 1

    async def call(self, function, *args):
        until = self._open_until
        if until is not None:
            if asyncio.get_running_loop().time() < until:
                raise CircuitOpen
            self._open_until = math.inf

        began = self._opened
        try:
            result = await function(*args)
        except CircuitOpen:
            if until is not None:
                self._open_until = until
            raise
        except Exception:
            if began == self._opened:
                self._failed += 1
                if until is not None or self._failed >= self._limit:
                    self._open()
            raise
        except BaseException:
            if until is not None:
                self._open_until = until
            raise
        if began == self._opened:
            self._failed = 0
            self._open_until = None
        return result
