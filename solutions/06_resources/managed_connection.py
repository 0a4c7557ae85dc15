"""Reference: managed_connection."""


class Mailbox:
    def __init__(self, connect, address, user):
        # __init__ cannot await, and whoever makes a Mailbox may never enter it: open nothing here.
        self._connect = connect
        self._address = address
        self._user = user

    async def __aenter__(self):
        self._connection = await self._connect(self._address)
        try:
            await self._connection.login(self._user)
        except BaseException:  # a cancellation too
            # Python calls __aexit__ only after an __aenter__ that has returned: nobody else would close it.
            await self._connection.close()
            raise
        return self._connection

    async def __aexit__(self, kind, error, traceback):
        # The same for every way out. Returning None (not True) lets an error go on.
        await self._connection.close()
