"""The pause follows the number instead of leading to it.

Verdict: WRONG_TIMING
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        for number in self.numbers:
            yield number
            await asyncio.sleep(self.pause)
