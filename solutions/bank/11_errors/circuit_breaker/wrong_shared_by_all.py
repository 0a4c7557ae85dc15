"""The count and the state belong to the class: one bad service refuses the calls of all others.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    state = {}

    def __init__(self, failures, cooldown):
        self.__dict__ = self.state
        self.__dict__.setdefault("count", 0)
        self.__dict__.setdefault("opened_at", None)
        self.__dict__.setdefault("probing", False)
        self.__dict__.setdefault("generation", 0)
        self.failures = failures
        self.cooldown = cooldown

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
