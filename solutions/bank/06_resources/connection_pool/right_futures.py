"""A queue of futures: each gets a connection, or None for the right to open one."""

import asyncio
from collections import deque


class _Loan:
    def __init__(self, pool):
        self.pool = pool

    async def __aenter__(self):
        self.connection = await self.pool._take()
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        if isinstance(error, ConnectionError):
            try:
                await self.connection.close()
            finally:
                self.pool._give(None)
        else:
            self.pool._give(self.connection)


class Pool:
    def __init__(self, connect, size):
        self.connect = connect
        self.places = deque([None] * size)
        self.size = size
        self.waiting = deque()
        self.all_back = None

    def connection(self):
        if self.all_back:
            raise RuntimeError("closed")
        return _Loan(self)

    def _give(self, connection):
        while self.waiting:
            future = self.waiting.popleft()
            if not future.done():
                future.set_result(connection)
                return
        if connection is None:
            self.places.append(None)
        else:
            self.places.appendleft(connection)
        if self.all_back and len(self.places) == self.size:
            self.all_back.set()

    async def _take(self):
        if self.places:
            connection = self.places.popleft()
        else:
            future = asyncio.get_running_loop().create_future()
            self.waiting.append(future)
            try:
                connection = await future
            except asyncio.CancelledError:
                if not future.cancelled():
                    self._give(future.result())
                raise
        if connection is None:
            try:
                connection = await self.connect()
            except BaseException:
                self._give(None)
                raise
        return connection

    async def close(self):
        self.all_back = asyncio.Event()
        if len(self.places) == self.size:
            self.all_back.set()
        await self.all_back.wait()
        async with asyncio.TaskGroup() as group:
            for connection in self.places:
                if connection is not None:
                    group.create_task(connection.close())
