"""A held asyncio.Lock says that the probe runs; the count is a list of failures that a new opening replaces."""

import asyncio
import time


class CircuitOpen(Exception):
    pass


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self._failures = failures
        self._cooldown = cooldown
        self._row = []
        self._opened_at = None
        self._probe = asyncio.Lock()

    async def call(self, function, *args):
        if self._opened_at is None:
            return await self._normal(self._row, function, args)
        if time.monotonic() < self._opened_at + self._cooldown or self._probe.locked():
            raise CircuitOpen()
        async with self._probe:
            try:
                result = await function(*args)
            except Exception:
                self._opened_at = time.monotonic()
                raise
            self._row, self._opened_at = [], None
            return result

    async def _normal(self, row, function, args):
        try:
            result = await function(*args)
        except Exception as error:
            row.append(error)
            if len(row) >= self._failures and row is self._row and self._opened_at is None:
                self._opened_at = time.monotonic()
            raise
        row.clear()
        return result
