"""An object for each call, with an event, an outcome and a set of callers."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Call:
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    callers: set = field(default_factory=set)
    task: Any = None
    value: Any = None
    error: Any = None
    ended: float = 0

    async def run(self, coroutine):
        try:
            self.value = await coroutine
        except Exception as error:
            self.error = error
        self.ended = time.monotonic()
        self.ready.set()


class SingleFlight:
    def __init__(self, fetch, ttl):
        self.fetch, self.ttl = fetch, ttl
        self.calls = {}

    def _call_for(self, key):
        call = self.calls.get(key)
        if call and call.ready.is_set() and (call.error or time.monotonic() - call.ended >= self.ttl):
            call = None
        if not call:
            call = self.calls[key] = Call()
            call.task = asyncio.ensure_future(call.run(self.fetch(key)))
        return call

    async def get(self, key):
        call = self._call_for(key)
        me = object()
        call.callers.add(me)
        try:
            await call.ready.wait()
        except asyncio.CancelledError:
            if call.callers == {me} and not call.ready.is_set():
                del self.calls[key]
                call.task.cancel()
                await asyncio.wait({call.task})
            raise
        finally:
            call.callers.discard(me)
        if call.error:
            raise call.error
        return call.value
