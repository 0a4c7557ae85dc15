"""A LifoQueue holds connections and empty places; a lock in front of it keeps the order."""

import asyncio
import contextlib


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.turn = asyncio.Lock()
        self.places = asyncio.LifoQueue()
        self.is_open = True
        for _ in range(size):
            self.places.put_nowait(None)

    def connection(self):
        return self.lend()

    @contextlib.asynccontextmanager
    async def lend(self):
        if not self.is_open:
            raise RuntimeError("this pool was closed")
        async with self.turn:
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
        self.is_open = False
        places = [await self.places.get() for _ in range(self.size)]
        await asyncio.gather(*(place.close() for place in places if place is not None))
