"""Waits for the cleanup of a call that nobody needs, but for 5 seconds at most.

Verdict: LEAKED_TASK
"""

import asyncio
import math
import time


class Flight:
    """One call of fetch, running or over, and how many wait for it."""

    def __init__(self):
        self.callers = 0
        self.fresh_until = -math.inf  # set at a good end only: an error is never fresh


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
            await asyncio.wait([flight.task])
        finally:
            flight.callers -= 1
            if not flight.callers and not flight.task.done():
                del self.flights[key]
                flight.task.cancel()
                await asyncio.wait([flight.task], timeout=5)
        return flight.task.result()

    async def _fly(self, flight, key):
        result = await self.fetch(key)
        flight.fresh_until = time.monotonic() + self.ttl
        return result
