"""Gives the turn to the next one in the line, who may have been cancelled at the same moment.

Verdict: WRONG_RESULT
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.window = window
        self.starts = deque(maxlen=limit)
        self.busy = False
        self.line = deque()

    def next_one(self):
        if self.line:
            self.line.popleft().set_result(None)
        else:
            self.busy = False

    async def __aenter__(self):
        if self.busy:
            turn = asyncio.get_running_loop().create_future()
            self.line.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn in self.line:
                    self.line.remove(turn)
                else:
                    self.next_one()
                raise
        self.busy = True
        try:
            if len(self.starts) == self.starts.maxlen:
                pause = self.starts[0] + self.window - time.monotonic()
                if pause > 0:
                    await asyncio.sleep(pause)
            self.starts.append(time.monotonic())
        finally:
            self.next_one()

    async def __aexit__(self, *exc):
        return None
