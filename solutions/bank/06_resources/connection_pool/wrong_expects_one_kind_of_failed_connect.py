"""Gives the place back after the kinds of errors that come to mind.

Verdict: LEAKED_RESOURCE
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect, self.size = connect, size
        self.places = asyncio.Semaphore(size)
        self.free = []
        self.closed = False

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        await self.places.acquire()
        try:
            connection = self.free.pop() if self.free else await self.connect()
        except (OSError, asyncio.CancelledError):
            self.places.release()
            raise
        try:
            yield connection
        except ConnectionError:
            await connection.close()
            raise
        except BaseException:
            self.free.append(connection)
            raise
        else:
            self.free.append(connection)
        finally:
            self.places.release()

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.places.acquire()
        while self.free:
            await self.free.pop().close()
