"""The newest result of any key makes all results fresh again.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.calls = {}
        self.kept = {}
        self.until = 0

    async def _call(self, key):
        me = asyncio.current_task()
        try:
            value = await self.fetch(key)
            if self.ttl:
                self.kept[key] = value
                self.until = time.monotonic() + self.ttl
            return value
        finally:
            if key in self.calls and self.calls[key][0] is me:
                del self.calls[key]

    async def get(self, key):
        if time.monotonic() >= self.until:
            self.kept.clear()
        if key in self.kept:
            return self.kept[key]
        if key not in self.calls:
            self.calls[key] = [asyncio.create_task(self._call(key)), 0]
        call = self.calls[key]
        call[1] += 1
        try:
            return await asyncio.shield(call[0])
        except asyncio.CancelledError:
            if call[1] == 1 and not call[0].done():
                if self.calls.get(key) is call:
                    del self.calls[key]
                call[0].cancel()
                await asyncio.wait([call[0]])
            raise
        finally:
            call[1] -= 1
