"""Keeps a timetable from the first step on, so a slow loop has no pauses.

Verdict: WRONG_TIMING
"""

import asyncio
import time


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        began = time.monotonic()
        for count, number in enumerate(self.numbers, 1):
            await asyncio.sleep(began + count * self.pause - time.monotonic())
            yield number
