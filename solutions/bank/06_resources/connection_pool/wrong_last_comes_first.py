"""Keeps those who wait on a stack: the first ones starve.

Verdict: WRONG_RESULT
"""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.places = [None] * size
        self.waiting = []
        self.closed = False
        self.back = asyncio.Event()

    def give(self, connection):
        if connection is None:
            self.places.insert(0, None)
        else:
            self.places.append(connection)
        while self.waiting:
            future = self.waiting.pop()
            if not future.done():
                future.set_result(self.places.pop())
                break
        self.back.set()

    async def take(self):
        if self.places:
            return self.places.pop()
        future = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        try:
            return await future
        except asyncio.CancelledError:
            if not future.cancelled():
                self.give(future.result())
            raise

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        connection = await self.take()
        try:
            if connection is None:
                connection = await self.connect()
            yield connection
        except ConnectionError:
            if connection is not None:
                await connection.close()
            connection = None
            raise
        finally:
            self.give(connection)

    async def close(self):
        self.closed = True
        while len(self.places) < self.size:
            self.back.clear()
            await self.back.wait()
        for connection in self.places:
            if connection is not None:
                await connection.close()
