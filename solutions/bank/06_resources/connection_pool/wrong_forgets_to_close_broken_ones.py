"""Drops a broken connection without closing it.

Verdict: LEAKED_RESOURCE
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.places = asyncio.Semaphore(size)
        self.free = []
        self.closed = False

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        async with self.places:
            connection = self.free.pop() if self.free else await self.connect()
            broken = False
            try:
                yield connection
            except ConnectionError:
                broken = True
                raise
            finally:
                if broken:
                    pass
                else:
                    self.free.append(connection)

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.places.acquire()
        for connection in self.free:
            await connection.close()
