"""Callers await a shield; the last one cancels the task."""

import asyncio
from collections import Counter


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.results = {}
        self.running = {}
        self.waiting = Counter()

    async def _call(self, key):
        try:
            self.results[key] = await self.fetch(key), asyncio.get_running_loop().time() + self.ttl
        finally:
            if self.running.get(key) is asyncio.current_task():
                del self.running[key]
        return self.results[key][0]

    async def get(self, key):
        if key in self.results:
            result, until = self.results[key]
            if asyncio.get_running_loop().time() < until:
                return result
            del self.results[key]
        if key not in self.running:
            self.running[key] = asyncio.create_task(self._call(key))
        task = self.running[key]
        self.waiting[task] += 1
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if self.waiting[task] == 1:
                if self.running.get(key) is task:
                    del self.running[key]
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            raise
        finally:
            self.waiting[task] -= 1
            if not self.waiting[task]:
                del self.waiting[task]
