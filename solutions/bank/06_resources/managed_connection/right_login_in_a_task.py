"""Runs each step as a task, closes in one place, and returns False at the end."""

import asyncio
from contextlib import AbstractAsyncContextManager


class Mailbox(AbstractAsyncContextManager):
    def __init__(self, connect, address, user):
        self.steps = lambda: connect(address), lambda: self.connection.login(user)
        self.connection = None

    async def __aenter__(self):
        opening, login = self.steps
        self.connection = await asyncio.create_task(opening())
        entered = False
        try:
            await asyncio.create_task(login())
            entered = True
        finally:
            if not entered:
                await self._close()
        return self.connection

    async def _close(self):
        connection, self.connection = self.connection, None
        if connection is not None:
            await asyncio.create_task(connection.close())

    async def __aexit__(self, kind, error, traceback):
        await self._close()
        return False
