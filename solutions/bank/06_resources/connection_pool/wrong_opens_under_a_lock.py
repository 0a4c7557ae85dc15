"""A lock lets one after the other open a connection.

Verdict: SEQUENTIAL
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.places = asyncio.Semaphore(size)
        self.free = []
        self.lock = asyncio.Lock()
        self.closed = False

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        async with self.places:
            async with self.lock:
                connection = self.free.pop() if self.free else await self.connect()
            broken = False
            try:
                yield connection
            except ConnectionError:
                broken = True
                raise
            finally:
                if broken:
                    await connection.close()
                else:
                    self.free.append(connection)

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.places.acquire()
        for connection in self.free:
            await connection.close()
