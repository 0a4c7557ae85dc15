"""A first-in first-out queue of places: empty places come before free connections.

Verdict: WRONG_RESULT
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.places = asyncio.Queue()
        self.size = size
        self.closed = False
        for _ in range(size):
            self.places.put_nowait(None)

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        place = await self.places.get()
        try:
            if place is None:
                place = await self.connect()
            yield place
        except ConnectionError:
            if place is not None:
                await place.close()
            place = None
            raise
        finally:
            self.places.put_nowait(place)

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            place = await self.places.get()
            if place is not None:
                await place.close()
