"""Tickets for those who wait, and an event for each change; closes free connections at once."""

import asyncio
from contextlib import asynccontextmanager
from itertools import count


class Pool:
    def __init__(self, connect, size):
        self.connect, self.size = connect, size
        self.free, self.used = [], 0
        self.tickets, self.line = count(), []
        self.change = asyncio.Event()
        self.closed = False

    def changed(self):
        self.change.set()
        self.change = asyncio.Event()

    @asynccontextmanager
    async def connection(self):
        if self.closed:
            raise RuntimeError("Pool.close() was called")
        ticket = next(self.tickets)
        self.line.append(ticket)
        try:
            while self.line[0] != ticket or self.used == self.size:
                await self.change.wait()
            self.used += 1
        finally:
            self.line.remove(ticket)
            self.changed()
        connection = None
        try:
            connection = self.free.pop(0) if self.free else await self.connect()
            try:
                yield connection
            except ConnectionError:
                broken, connection = connection, None
                await broken.close()
                raise
        finally:
            if connection is not None:
                self.free.append(connection)
            self.used -= 1
            self.changed()

    async def close(self):
        self.closed = True
        while self.free:
            await self.free.pop().close()
        while self.used:
            await self.change.wait()
        for connection in self.free:
            await connection.close()
