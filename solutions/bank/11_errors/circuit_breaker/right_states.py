"""An object for each state; a call reports to the state in which it began."""

import asyncio


class CircuitOpen(Exception):
    pass


class Closed:
    def __init__(self, breaker):
        self.breaker = breaker
        self.in_a_row = 0

    def begin(self):
        pass

    def success(self):
        self.in_a_row = 0

    def failure(self):
        self.in_a_row += 1
        if self.in_a_row == self.breaker.failures and self.breaker.state is self:
            self.breaker.state = Open(self.breaker)

    def cancelled(self):
        pass


class Open:
    def __init__(self, breaker):
        self.breaker = breaker
        self.since = asyncio.get_running_loop().time()

    def begin(self):
        if asyncio.get_running_loop().time() - self.since < self.breaker.cooldown:
            raise CircuitOpen("try again later")
        self.breaker.state = HalfOpen(self.breaker)
        self.breaker.state.begin()


class HalfOpen:
    def __init__(self, breaker):
        self.breaker = breaker
        self.probing = False

    def begin(self):
        if self.probing:
            raise CircuitOpen("a probe is on its way")
        self.probing = True

    def success(self):
        self.breaker.state = Closed(self.breaker)

    def failure(self):
        self.breaker.state = Open(self.breaker)

    def cancelled(self):
        self.probing = False


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        self.failures = failures
        self.cooldown = cooldown
        self.state = Closed(self)

    async def call(self, function, *args):
        self.state.begin()
        state = self.state
        try:
            result = await function(*args)
        except asyncio.CancelledError:
            state.cancelled()
            raise
        except Exception:
            state.failure()
            raise
        state.success()
        return result
