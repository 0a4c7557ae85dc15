"""Returns None when it is cancelled.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    try:
        async for message in source:
            if matches(message):
                return message
    except asyncio.CancelledError:
        return None
    finally:
        await source.aclose()
