"""Defines __enter__ and __exit__, which `async with` does not look for.

Verdict: BROKEN
"""


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __enter__(self):
        self.connection = await self.connect(self.address)
        await self.connection.login(self.user)
        return self.connection

    async def __exit__(self, kind, error, traceback):
        await self.connection.close()
