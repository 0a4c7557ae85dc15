"""Returns True from __aexit__: Python then forgets the error.

Verdict: LOST_ERROR
"""


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
        return True
