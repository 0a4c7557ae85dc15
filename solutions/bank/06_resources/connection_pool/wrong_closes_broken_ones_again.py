"""Never forgets a connection, so `close` closes those a second time that broke long ago.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self.connect, self.size = connect, size
        self.all, self.free, self.count = [], deque(), 0
        self.line = deque()
        self.closing = False
        self.idle = asyncio.Event()

    def _give_connection(self, connection):
        while self.line:
            waiter = self.line.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return
        self.free.append(connection)
        self._check()

    def _give_room(self):
        while self.line:
            waiter = self.line.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return
        self.count -= 1
        self._check()

    def _check(self):
        if self.closing and len(self.free) == self.count:
            self.idle.set()

    async def _take(self):
        if self.free:
            return self.free.popleft()
        if self.count < self.size:
            self.count += 1
        else:
            waiter = asyncio.get_running_loop().create_future()
            self.line.append(waiter)
            try:
                connection = await waiter
            except asyncio.CancelledError:
                if waiter.done() and not waiter.cancelled():
                    if waiter.result() is None:
                        self._give_room()
                    else:
                        self._give_connection(waiter.result())
                raise
            if connection is not None:
                return connection
        try:
            connection = await self.connect()
        except BaseException:
            self._give_room()
            raise
        self.all.append(connection)
        return connection

    @asynccontextmanager
    async def connection(self):
        if self.closing:
            raise RuntimeError("closed")
        connection = await self._take()
        try:
            yield connection
        except ConnectionError:
            await connection.close()
            self._give_room()
            raise
        except BaseException:
            self._give_connection(connection)
            raise
        else:
            self._give_connection(connection)

    async def close(self):
        self.closing = True
        self._check()
        await self.idle.wait()
        for connection in self.all:
            await connection.close()
