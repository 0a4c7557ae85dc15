"""A timer of the loop turns it to half open; the calls are numbered by generation."""

import asyncio
from contextlib import contextmanager


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self.failures, self.cooldown = failures, cooldown
        self.state, self.count, self.generation = "closed", 0, 0

    def trip(self):
        self.state, self.count = "open", 0
        self.generation += 1
        asyncio.get_running_loop().call_later(self.cooldown, self.half_open)

    def half_open(self):
        self.state = "half open"

    @contextmanager
    def admitted(self):
        if self.state in ("open", "probing"):
            raise CircuitOpen(self.state)
        probe = self.state == "half open"
        if probe:
            self.state = "probing"
        mine = self.generation
        try:
            yield
        except asyncio.CancelledError:
            if probe:
                self.half_open()
            raise
        except BaseException:
            if mine == self.generation:
                self.count += 1
                if probe or self.count >= self.failures:
                    self.trip()
            raise
        if mine == self.generation:
            self.state, self.count = "closed", 0

    async def call(self, function, *args):
        with self.admitted():
            return await function(*args)
