"""Starts close as a task, and does not wait for it.

Verdict: LEAKED_TASK
"""

import asyncio


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        self.connection = await self.connect(self.address)
        await self.connection.login(self.user)
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        self.closing = asyncio.create_task(self.connection.close())
