"""Counts the failures of each function by themselves.

Verdict: WRONG_RESULT
"""

import asyncio
import collections
import math


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self._limit = failures
        self._cooldown = cooldown
        self._failed = collections.Counter()
        self._open_until = None
        self._opened = 0

    def _open(self):
        self._open_until = asyncio.get_running_loop().time() + self._cooldown
        self._opened += 1
        self._failed.clear()

    async def call(self, function, *args):
        until = self._open_until
        if until is not None:
            if asyncio.get_running_loop().time() < until:
                raise CircuitOpen
            self._open_until = math.inf

        began = self._opened
        try:
            result = await function(*args)
        except Exception:
            if began == self._opened:
                self._failed[function] += 1
                if until is not None or self._failed[function] >= self._limit:
                    self._open()
            raise
        except BaseException:
            if until is not None:
                self._open_until = until
            raise
        if began == self._opened:
            self._failed[function] = 0
            self._open_until = None
        return result
