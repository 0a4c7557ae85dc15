"""Keeps the connection in the class, where all mailboxes share it.

Verdict: WRONG_RESULT
"""


class Mailbox:
    connection = None

    def __init__(self, connect, address, user):
        self.connect, self.address, self.user = connect, address, user

    async def __aenter__(self):
        Mailbox.connection = await self.connect(self.address)
        try:
            await Mailbox.connection.login(self.user)
        except BaseException:
            await Mailbox.connection.close()
            raise
        return Mailbox.connection

    async def __aexit__(self, kind, error, traceback):
        await Mailbox.connection.close()
