"""Gives the number `stop` too.

Verdict: WRONG_RESULT
"""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.start, self.stop, self.pause = start, stop, pause

    async def __aiter__(self):
        number = self.start
        while number <= self.stop:
            await asyncio.sleep(self.pause)
            yield number
            number += 1
