"""Calls aclose() without an await: nothing happens.

Verdict: LEAKED_RESOURCE
"""


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
    finally:
        source.aclose()
