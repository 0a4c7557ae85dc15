"""Takes an empty message for the end.

Verdict: WRONG_RESULT
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        while message := await connection.receive():
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
