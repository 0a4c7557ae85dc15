"""connection() is a coroutine function: `async with` cannot enter a coroutine.

Verdict: WRONG_RESULT
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

    async def connection(self):
        return self.lend()

    @asynccontextmanager
    async def lend(self):
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
                    await connection.close()
                else:
                    self.free.append(connection)

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.places.acquire()
        for connection in self.free:
            await connection.close()
