"""Each caller of a failed call forgets what is under the key, which may be a new call by then.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.flights = {}

    async def get(self, key):
        flight = self.flights.get(key)
        if flight is None or time.monotonic() >= flight["until"]:
            flight = self.flights[key] = {"callers": 0, "until": float("inf")}
            flight["task"] = asyncio.create_task(self._fly(flight, key))
        flight["callers"] += 1
        try:
            await asyncio.wait([flight["task"]])
        finally:
            flight["callers"] -= 1
            if not flight["callers"] and not flight["task"].done():
                del self.flights[key]
                flight["task"].cancel()
                await asyncio.wait([flight["task"]])
        try:
            return flight["task"].result()
        except Exception:
            self.flights.pop(key, None)
            raise

    async def _fly(self, flight, key):
        result = await self.fetch(key)
        flight["until"] = time.monotonic() + self.ttl
        return result
