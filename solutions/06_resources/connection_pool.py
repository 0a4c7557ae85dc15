"""Reference: connection_pool."""

import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, connect, size):
        self._connect = connect
        self._size = size
        # A semaphore counts the places, not the connections: who holds a place may use a free
        # connection or open one. It is fair, and hands a place on when a waiter is cancelled.
        self._places = asyncio.Semaphore(size)
        self._free = []
        self._closed = False

    @asynccontextmanager
    async def connection(self):
        if self._closed:
            raise RuntimeError("the pool is closed")
        # The place is left last, whatever happens: also after a failed connect, and only
        # after a broken connection has been closed.
        async with self._places:
            connection = self._free.pop() if self._free else await self._connect()
            # No await from here to the `try`: no cancellation can come between.
            try:
                yield connection
            except ConnectionError:
                await connection.close()
                raise
            except BaseException:
                self._free.append(connection)
                raise
            else:
                self._free.append(connection)

    async def close(self):
        self._closed = True
        # Who has all the places knows that nothing is lent any more.
        for _ in range(self._size):
            await self._places.acquire()
        while self._free:
            await self._free.pop().close()
