"""Awaits the task directly: whoever is cancelled cancels it for all.

Verdict: WRONG_RESULT
"""

import asyncio
import time


class Flight:
    def __init__(self):
        self.callers = 0
        self.fresh_until = 0


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch = fetch
        self.ttl = ttl
        self.flights = {}

    async def get(self, key):
        flight = self.flights.get(key)
        if flight is None or (flight.task.done() and time.monotonic() >= flight.fresh_until):
            flight = self.flights[key] = Flight()
            flight.task = asyncio.create_task(self._fly(flight, key))
        flight.callers += 1
        try:
            return await flight.task
        finally:
            flight.callers -= 1
            if not flight.callers and not flight.task.done():
                del self.flights[key]
                flight.task.cancel()
                await asyncio.wait([flight.task])

    async def _fly(self, flight, key):
        result = await self.fetch(key)
        flight.fresh_until = time.monotonic() + self.ttl
        return result
