"""Catches everything around the yield and goes on.

Verdict: WRONG_RESULT
"""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    while (message := await connection.receive()) is not None:
        try:
            yield message
        except BaseException:
            print("nobody wanted", message)
    await connection.close()


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
