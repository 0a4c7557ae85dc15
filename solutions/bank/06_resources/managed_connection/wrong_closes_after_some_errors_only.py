"""Closes after the kinds of login errors that come to mind.

Verdict: LEAKED_RESOURCE
"""

import asyncio


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        self.connection = await self.connect(self.address)
        try:
            await self.connection.login(self.user)
        except (OSError, asyncio.CancelledError):
            await self.connection.close()
            raise
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        await self.connection.close()
