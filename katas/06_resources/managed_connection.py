"""Kata: managed_connection

A mail program reads letters over a connection to a server. The server allows few of
them, so each one must be closed again, also when reading goes wrong or when the user
presses Stop. `async with` can promise that, if you tell it how to open and how to close.

Write the class `Mailbox(connect, address, user)`, which is used with `async with`:
  - at the beginning of the block it awaits `connect(address)`, which gives a connection
    (2 seconds), then `connection.login(user)` (1 second),
  - the name after `as` is that connection,
  - at the end of the block it awaits `connection.close()` (0.5 seconds), once, however
    the block ends: by itself, by an error, or because the task is cancelled,
  - an error or a cancellation of the block comes out of `async with` as it is,
  - if `connect` fails, its error comes through, and there is nothing to close,
  - if `login` fails, or the task is cancelled while it runs, the connection is open
    already: it is closed, and then the error or the cancellation comes through.

Example:

    async with Mailbox(connect, "mail.example.org", "ada") as connection:
        letters = await connection.read()       # begins after 3 seconds
    # here the connection is closed

`Mailbox(...)` alone opens nothing. Several mailboxes may be open at the same time. In the
tests `close` never fails, and nobody cancels it.
Not allowed: to go on before `close` has ended, because the server may then still count the
connection; to keep an error of the block to yourself, because the code around it must
know that the letters were not read.
"""


class Mailbox:
    def __init__(self, connect, address, user):
        raise NotImplementedError("write the body of __init__")

    async def __aenter__(self):
        raise NotImplementedError("write the body of __aenter__")

    async def __aexit__(self, kind, error, traceback):
        raise NotImplementedError("write the body of __aexit__")
