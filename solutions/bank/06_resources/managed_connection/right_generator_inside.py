"""A context manager made from an asynchronous generator does the work."""

import contextlib


class Mailbox:
    def __init__(self, connect, address, user):
        self._manager = self._open(connect, address, user)

    @contextlib.asynccontextmanager
    async def _open(self, connect, address, user):
        async with contextlib.AsyncExitStack() as stack:
            connection = await connect(address)
            try:
                await connection.login(user)
                yield connection
            finally:
                print("closing", connection)
                await connection.close()
            stack.pop_all()

    async def __aenter__(self):
        return await self._manager.__aenter__()

    async def __aexit__(self, kind, error, traceback):
        return await self._manager.__aexit__(kind, error, traceback)
