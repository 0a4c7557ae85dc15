"""Makes a list of all the numbers first.

Verdict: HOGGED_MEMORY
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = list(range(start, stop))
        self.pause = pause

    async def __aiter__(self):
        for number in self.numbers:
            await asyncio.sleep(self.pause)
            yield number
