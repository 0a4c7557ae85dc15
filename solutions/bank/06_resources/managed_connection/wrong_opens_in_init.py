"""Starts to connect when the Mailbox is made.

Verdict: WRONG_RESULT
"""

import asyncio


class Mailbox:
    def __init__(self, connect, address, user):
        self.opening = asyncio.create_task(connect(address))
        self.user = user

    async def __aenter__(self):
        self.connection = await self.opening
        try:
            await self.connection.login(self.user)
        except BaseException:
            await self.connection.close()
            raise
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        await self.connection.close()
