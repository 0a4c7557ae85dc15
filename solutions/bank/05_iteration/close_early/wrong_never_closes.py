"""Does not close at all.

Verdict: LEAKED_RESOURCE
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    while (message := await connection.receive()) is not None:
        yield message


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
