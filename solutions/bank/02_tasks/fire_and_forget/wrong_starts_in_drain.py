"""Collects the coroutines and starts them when it drains.

Verdict: WRONG_RESULT
"""

import asyncio


class Background:
    def __init__(self, on_error):
        self.on_error = on_error
        self.coros = []

    def spawn(self, coro):
        self.coros.append(coro)

    async def drain(self):
        while self.coros:
            coros, self.coros = self.coros, []
            for result in await asyncio.gather(*coros, return_exceptions=True):
                if isinstance(result, Exception):
                    self.on_error(result)
