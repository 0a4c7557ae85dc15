"""Counts the callers by their key: one that waits for the cleanup of its call counts for the new call too.

Verdict: LEAKED_TASK
"""

import asyncio
import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.calls = {}
        self.count = {}
        self.kept = {}

    async def _call(self, key):
        me = asyncio.current_task()
        try:
            value = await self.fetch(key)
            if self.ttl:
                self.kept[key] = value, time.monotonic() + self.ttl
            return value
        finally:
            if self.calls.get(key) is me:
                del self.calls[key]

    async def get(self, key):
        if key in self.kept and time.monotonic() < self.kept[key][1]:
            return self.kept[key][0]
        if key not in self.calls:
            self.calls[key] = asyncio.create_task(self._call(key))
        call = self.calls[key]
        self.count[key] = self.count.get(key, 0) + 1
        try:
            return await asyncio.shield(call)
        except asyncio.CancelledError:
            if self.count[key] == 1 and not call.done():
                if self.calls.get(key) is call:
                    del self.calls[key]
                call.cancel()
                await asyncio.wait([call])
            raise
        finally:
            self.count[key] -= 1
