"""Waits for all the pauses at once, and then gives the numbers away.

Verdict: WRONG_TIMING
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        await asyncio.sleep(self.pause * len(self.numbers))
        for number in self.numbers:
            yield number
