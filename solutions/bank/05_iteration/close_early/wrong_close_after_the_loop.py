"""Closes after the loop, which nobody reaches who stops early.

Verdict: LEAKED_RESOURCE
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    while (message := await connection.receive()) is not None:
        yield message
    await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
