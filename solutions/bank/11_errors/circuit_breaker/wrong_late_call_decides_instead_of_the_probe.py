"""Any call that ends while the probe runs decides, also one that began before the breaker opened.

Verdict: WRONG_RESULT
"""

import asyncio


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self.failures, self.cooldown = failures, cooldown
        self.state = "closed"
        self.count = 0
        self.round = 0  # how often a probe has closed it
        self.until = 0

    def _trip(self):
        self.state = "open"
        self.until = asyncio.get_running_loop().time() + self.cooldown

    async def call(self, function, *args):
        if self.state == "open" and asyncio.get_running_loop().time() >= self.until:
            self.state = "half open"
        elif self.state != "closed" and self.state != "waiting":
            raise CircuitOpen
        probe = self.state in ("half open", "waiting")
        if probe:
            self.state = "half open"
        round_ = self.round
        try:
            result = await function(*args)
        except Exception:
            if round_ == self.round:
                if self.state == "half open":
                    self._trip()
                elif self.state == "closed":
                    self.count += 1
                    if self.count >= self.failures:
                        self._trip()
            raise
        except BaseException:
            if probe:
                self.state = "waiting"
            raise
        if round_ == self.round:
            if self.state == "half open":
                self.state = "closed"
                self.round += 1
                self.count = 0
            elif self.state == "closed":
                self.count = 0
        return result
