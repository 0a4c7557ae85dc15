"""Wakes the one that came last.

Verdict: WRONG_RESULT
"""

import asyncio


class RateLimiter:
    def __init__(self, limit, window):
        self.free, self.window = limit, window
        self.waiting = []

    async def __aenter__(self):
        if self.free:
            self.free -= 1
        else:
            ticket = asyncio.get_running_loop().create_future()
            self.waiting.append(ticket)
            await ticket
        asyncio.get_running_loop().call_later(self.window, self.give_back)

    def give_back(self):
        while self.waiting:
            ticket = self.waiting.pop()
            if not ticket.done():
                ticket.set_result(None)
                return
        self.free += 1

    async def __aexit__(self, *exc):
        pass
