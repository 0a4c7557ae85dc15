"""A lock around everything.

Verdict: SEQUENTIAL
"""

import asyncio
import time


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self.failures = failures
        self.cooldown = cooldown
        self.count = 0
        self.opened_at = None
        self.probing = False
        self.generation = 0
        self.lock = asyncio.Lock()

    def open(self):
        self.opened_at = time.monotonic()
        self.generation += 1

    async def call(self, function, *args):
        probe = self.opened_at is not None
        if probe:
            if self.probing or time.monotonic() < self.opened_at + self.cooldown:
                raise CircuitOpen
            self.probing = True
        generation = self.generation
        try:
            async with self.lock:
                result = await function(*args)
        except Exception:
            if generation == self.generation:
                self.count += 1
                if probe or self.count >= self.failures:
                    self.open()
            raise
        else:
            if generation == self.generation:
                self.count = 0
                self.opened_at = None
            return result
        finally:
            if probe:
                self.probing = False
