"""Ends the loop quietly when it is cancelled.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        for number in self.numbers:
            try:
                await asyncio.sleep(self.pause)
            except asyncio.CancelledError:
                return
            yield number
