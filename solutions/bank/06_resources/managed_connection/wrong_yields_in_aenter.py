"""Yields the connection in `__aenter__`, as a function under @asynccontextmanager would.

Verdict: BROKEN
"""


class Mailbox:
    def __init__(self, connect, address, user):
        self._connect = connect
        self._address = address
        self._user = user

    async def __aenter__(self):
        self._connection = await self._connect(self._address)
        try:
            await self._connection.login(self._user)
        except BaseException:  # a cancellation too
            await self._connection.close()
            raise
        yield self._connection

    async def __aexit__(self, kind, error, traceback):
        await self._connection.close()
