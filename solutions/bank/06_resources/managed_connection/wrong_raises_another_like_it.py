"""Raises a new exception of the same kind at the end of the block.

Verdict: WRONG_RESULT
"""


class Mailbox:
    def __init__(self, connect, address, user):
        self.args = connect, address, user

    async def __aenter__(self):
        connect, address, user = self.args
        self.c = await connect(address)
        try:
            await self.c.login(user)
        except BaseException:
            await self.c.close()
            raise
        return self.c

    async def __aexit__(self, kind, error, traceback):
        await self.c.close()
        if isinstance(error, Exception):
            raise type(error)(*error.args)
