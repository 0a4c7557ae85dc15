"""`except Exception` gives the place back, but a cancellation is none.

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
        if True:
            await self.places.acquire()
            try:
                connection = self.free.pop() if self.free else await self.connect()
            except Exception:
                self.places.release()
                raise
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
                self.places.release()

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.places.acquire()
        for connection in self.free:
            await connection.close()
