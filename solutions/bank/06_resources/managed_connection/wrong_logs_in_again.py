"""Logs in a second time if the first time failed, which nobody asked for.

Verdict: WRONG_RESULT
"""


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        self.connection = await self.connect(self.address)
        try:
            try:
                await self.connection.login(self.user)
            except PermissionError:
                await self.connection.login(self.user)
        except BaseException:
            await self.connection.close()
            raise
        return self.connection

    async def __aexit__(self, kind, error, traceback):
        await self.connection.close()
