"""Closes at the end of the loop and once more in finally.

Verdict: WRONG_RESULT
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        while True:
            message = await connection.receive()
            if message is None:
                await connection.close()
                return
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
