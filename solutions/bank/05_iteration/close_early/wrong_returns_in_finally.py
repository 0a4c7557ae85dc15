"""A return in finally swallows every error.

Verdict: WRONG_RESULT
"""


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        await connection.close()


async def find_first(source, matches):
    found = None
    try:
        async for message in source:
            if matches(message):
                found = message
                break
    finally:
        await source.aclose()
        return found
