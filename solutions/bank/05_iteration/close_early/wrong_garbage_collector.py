"""Calls the garbage collector, and hopes.

Verdict: LEAKED_RESOURCE
"""

import asyncio
import gc


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    found = None
    async for message in source:
        if matches(message):
            found = message
            break
    del source
    gc.collect()
    await asyncio.sleep(0)
    return found
