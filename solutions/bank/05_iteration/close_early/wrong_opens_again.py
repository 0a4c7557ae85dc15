"""Tries to open a second time if it could not open.

Verdict: WRONG_RESULT
"""

from contextlib import aclosing


async def listen(open_connection):
    try:
        connection = await open_connection()
    except Exception:
        connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
    return None
