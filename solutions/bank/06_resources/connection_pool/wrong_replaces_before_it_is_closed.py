"""Makes room for a new connection, and only then closes the broken one.

Verdict: UNBOUNDED
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
        async with self.a_place() as after:
            connection = self.free.pop() if self.free else await self.connect()
            broken = False
            try:
                yield connection
            except ConnectionError:
                broken = True
                raise
            finally:
                if broken:
                    after.append(connection)
                else:
                    self.free.append(connection)

    @asynccontextmanager
    async def a_place(self):
        after = []
        try:
            async with self.places:
                yield after
        finally:
            for connection in after:
                await connection.close()

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.places.acquire()
        for connection in self.free:
            await connection.close()
