"""An AsyncExitStack remembers what is to be closed."""

from contextlib import AsyncExitStack


class Mailbox:
    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user
        self.stack = AsyncExitStack()

    async def __aenter__(self):
        async with AsyncExitStack() as stack:
            connection = await self.connect(self.address)
            stack.push_async_callback(connection.close)
            await connection.login(self.user)
            self.stack = stack.pop_all()
        return connection

    async def __aexit__(self, *details):
        return await self.stack.__aexit__(*details)
