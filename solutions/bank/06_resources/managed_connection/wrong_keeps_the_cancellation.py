"""Takes a cancelled block for one that ended well.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        self.connection = await self.connect(self.address)
        try:
            await self.connection.login(self.user)
        except BaseException:
            await self.connection.close()
            raise
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        await self.connection.close()
        return kind is not None and issubclass(kind, asyncio.CancelledError)
