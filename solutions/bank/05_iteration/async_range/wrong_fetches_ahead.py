"""A task begins the next pause while the loop still works on its number.

Verdict: WRONG_TIMING
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        if not self.numbers:
            return
        pause = asyncio.create_task(asyncio.sleep(self.pause))
        for number in self.numbers:
            await pause
            if number != self.numbers[-1]:
                pause = asyncio.create_task(asyncio.sleep(self.pause))
            yield number
