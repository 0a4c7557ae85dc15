"""Reference: single_flight."""

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
        # No await between the look and the entry: nobody else can come in between.
        if flight is None or (flight.task.done() and time.monotonic() >= flight.fresh_until):
            flight = self.flights[key] = Flight()
            # A task of its own: it belongs to none of the callers, so none takes it along.
            flight.task = asyncio.create_task(self._fly(flight, key))
        flight.callers += 1
        try:
            # wait() is cancelled alone; `await flight.task` would cancel the task with it.
            await asyncio.wait([flight.task])
        finally:
            flight.callers -= 1
            if not flight.callers and not flight.task.done():
                # Out of sight first, so that nobody joins a call that is about to be cancelled.
                del self.flights[key]
                flight.task.cancel()
                await asyncio.wait([flight.task])
        return flight.task.result()

    async def _fly(self, flight, key):
        result = await self.fetch(key)
        flight.fresh_until = time.monotonic() + self.ttl
        return result
