"""Counts a start when it wakes a task up, also if that task is cancelled before it starts.

Verdict: WRONG_TIMING
"""

import asyncio
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit = limit
        self.window = window
        self.starts = deque()
        self.line = deque()
        self.timer = None

    def wake_up(self):
        loop = asyncio.get_running_loop()
        self.timer = None
        while self.starts and self.starts[0] + self.window <= loop.time():
            self.starts.popleft()
        while self.line and len(self.starts) < self.limit:
            turn = self.line.popleft()
            if not turn.done():
                turn.set_result(None)
                self.starts.append(loop.time())
        if self.line:
            self.timer = loop.call_at(self.starts[0] + self.window, self.wake_up)

    async def __aenter__(self):
        turn = asyncio.get_running_loop().create_future()
        self.line.append(turn)
        if self.timer is None:
            self.wake_up()
        await turn

    async def __aexit__(self, *exc):
        return None
