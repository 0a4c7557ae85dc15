"""The first caller makes the call itself: when it is cancelled, the others wait for ever.

Verdict: DEADLOCK
"""

import asyncio
import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl, self.kept, self.running = fetch, ttl, {}, {}

    async def get(self, key):
        if key in self.kept and time.monotonic() < self.kept[key][1]:
            return self.kept[key][0]
        if key in self.running:
            return await asyncio.shield(self.running[key])
        future = self.running[key] = asyncio.get_running_loop().create_future()
        try:
            result = await self.fetch(key)
        except Exception as error:
            future.set_exception(error)
            future.exception()
            raise
        finally:
            del self.running[key]
        self.kept[key] = result, time.monotonic() + self.ttl
        future.set_result(result)
        return result
