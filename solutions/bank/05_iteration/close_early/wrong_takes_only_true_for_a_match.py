"""Takes only True for a match, and `matches` may give anything true.

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
    async with aclosing(source):
        async for m in source:
            if matches(m) is True:
                return m
