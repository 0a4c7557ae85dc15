"""Suppresses the error of `close`.

Verdict: LOST_ERROR
"""

from contextlib import aclosing, suppress


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        with suppress(Exception):
            await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
    return None
