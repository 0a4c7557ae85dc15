"""Looks every tenth of a second whether a place is free.

Verdict: WRONG_TIMING
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.used = 0
        self.free = []
        self.closed = False

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        while self.used == self.size:
            await asyncio.sleep(0.1)
        self.used += 1
        connection = None
        try:
            connection = self.free.pop() if self.free else await self.connect()
            yield connection
        except ConnectionError:
            if connection is not None:
                await connection.close()
            connection = None
            raise
        finally:
            self.used -= 1
            if connection is not None:
                self.free.append(connection)

    async def close(self):
        self.closed = True
        while self.used:
            await asyncio.sleep(0.1)
        for connection in self.free:
            await connection.close()
