"""An AsyncExitStack closes the connection, and try and finally close the source."""

from contextlib import AsyncExitStack


async def listen(open_connection):
    async with AsyncExitStack() as stack:
        connection = await open_connection()
        stack.push_async_callback(connection.close)
        while True:
            message = await connection.receive()
            if message is None:
                return
            print("received", message)
            yield message


async def find_first(source, matches):
    try:
        async for message in source:
            if matches(message):
                return message
    finally:
        await source.aclose()
