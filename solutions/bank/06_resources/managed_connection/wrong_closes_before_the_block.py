"""Closes in a finally, which success passes too: the block begins too late, with a closed connection.

Verdict: WRONG_TIMING
"""


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        self.connection = await self.connect(self.address)
        try:
            await self.connection.login(self.user)
            return self.connection
        finally:
            await self.connection.close()

    async def __aexit__(self, kind, error, traceback):
        await self.connection.close()
