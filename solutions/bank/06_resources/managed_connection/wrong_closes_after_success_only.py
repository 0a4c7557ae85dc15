"""A generator without finally: an error jumps over the line that closes.

Verdict: LEAKED_RESOURCE
"""

from contextlib import asynccontextmanager


class Mailbox:
    def __init__(self, connect, address, user):
        self.manager = self.opened(connect, address, user)

    @asynccontextmanager
    async def opened(self, connect, address, user):
        connection = await connect(address)
        await connection.login(user)
        yield connection
        await connection.close()

    async def __aenter__(self):
        return await self.manager.__aenter__()

    async def __aexit__(self, *details):
        return await self.manager.__aexit__(*details)
