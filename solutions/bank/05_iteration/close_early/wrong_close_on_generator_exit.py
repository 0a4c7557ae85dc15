"""Closes early or at the end, but not after an error.

Verdict: LEAKED_RESOURCE
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    except GeneratorExit:
        await connection.close()
        raise
    await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
