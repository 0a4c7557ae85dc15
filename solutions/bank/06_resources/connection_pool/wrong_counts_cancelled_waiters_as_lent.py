"""Counts whoever waits among those who have one, for ever if he is cancelled: close() waits for him.

Verdict: DEADLOCK
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.places = asyncio.Semaphore(size)
        self.free = []
        self.lent = 0
        self.all_back = asyncio.Event()
        self.all_back.set()
        self.closed = False

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        self.lent += 1
        self.all_back.clear()
        async with self.places:
            connection = self.free.pop() if self.free else await self.connect()
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
                self.lent -= 1
                if not self.lent:
                    self.all_back.set()

    async def close(self):
        self.closed = True
        await self.all_back.wait()
        while self.free:
            await self.free.pop().close()
