"""Goes on after the first match.

Verdict: WRONG_RESULT
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    found = None
    async with aclosing(source):
        async for message in source:
            if matches(message):
                found = message
    return found
