"""Forgets a failed call when its last caller has left: who asks again at once gets the old error.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.results = {}
        self.flights = {}
        self.callers = {}

    async def get(self, key):
        if key in self.results:
            result, until = self.results[key]
            if time.monotonic() < until:
                return result
        task = self.flights.get(key)
        if task is None:
            task = self.flights[key] = asyncio.create_task(self.fetch(key))
            self.callers[task] = 0
        self.callers[task] += 1
        try:
            result = await asyncio.shield(task)
            self.results[key] = (result, time.monotonic() + self.ttl)
            return result
        finally:
            self.callers[task] -= 1
            if not self.callers[task]:
                del self.callers[task]
                if self.flights.get(key) is task:
                    del self.flights[key]
                if not task.done():
                    task.cancel()
                    await asyncio.wait([task])
