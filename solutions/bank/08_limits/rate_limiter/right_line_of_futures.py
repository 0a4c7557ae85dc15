"""A line of futures, and one timer for the first of them."""

import asyncio
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.starts = deque()
        self.line = deque()
        self.timer = None

    async def __aenter__(self):
        ticket = asyncio.get_running_loop().create_future()
        self.line.append(ticket)
        self.serve()
        try:
            await ticket
        except asyncio.CancelledError:
            if ticket.cancelled():
                self.line.remove(ticket)
            elif ticket.done():
                self.starts.remove(ticket.result())
            self.serve()
            raise
        return self

    def serve(self):
        loop = asyncio.get_running_loop()
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        now = loop.time()
        while self.starts and self.starts[0] + self.window <= now:
            self.starts.popleft()
        for ticket in list(self.line):
            if ticket.done():
                continue
            if len(self.starts) >= self.limit:
                self.timer = loop.call_at(self.starts[0] + self.window, self.serve)
                return
            self.line.remove(ticket)
            self.starts.append(now)
            ticket.set_result(now)

    async def __aexit__(self, *exc):
        return False
