"""Reads all the messages before it looks for one.

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
    everything = [message async for message in source]
    await source.aclose()
    return next(filter(matches, everything), None)
