"""close() closes all connections at once, the lent ones too.

Verdict: WRONG_TIMING
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.places = asyncio.Semaphore(size)
        self.free = []
        self.all = []
        self.closed = False

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        async with self.places:
            connection = self.free.pop() if self.free else await self.connect()
            self.all.append(connection)
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
        for connection in set(self.all):
            await connection.close()
