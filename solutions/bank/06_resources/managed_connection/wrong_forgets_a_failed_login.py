"""If login fails, __aexit__ is not called, and nobody closes.

Verdict: LEAKED_RESOURCE
"""


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        self.connection = await self.connect(self.address)
        await self.connection.login(self.user)
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        await self.connection.close()
