"""Counts those who wait: one that is cancelled at the moment at which it is served is served nevertheless.

Verdict: LEAKED_RESOURCE
"""

import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.size = size
        self.places = deque([None] * size)
        self.waiting = deque()
        self.closed = False
        self.back = asyncio.Event()

    def give(self, connection):
        if self.waiting:
            future = self.waiting.popleft()
            if not future.done():
                future.set_result(connection)
            return
        if connection is None:
            self.places.append(None)
        else:
            self.places.appendleft(connection)
        self.back.set()

    async def take(self):
        if self.places:
            return self.places.popleft()
        future = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        try:
            return await future
        except asyncio.CancelledError:
            if future in self.waiting:
                self.waiting.remove(future)
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
