"""Closes after errors of the network only, besides an early end and a cancellation.

Verdict: LEAKED_RESOURCE
"""

import asyncio
from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    except (OSError, GeneratorExit, asyncio.CancelledError):
        await connection.close()
        raise
    else:
        await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
    return None
