"""Pauses with time.sleep, and the whole loop with it.

Verdict: BLOCKED_LOOP
"""

import time


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        for number in self.numbers:
            time.sleep(self.pause)
            yield number
