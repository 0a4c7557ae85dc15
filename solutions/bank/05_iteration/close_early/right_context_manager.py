"""The connection as an asynchronous context manager; find_first asks with anext."""

from contextlib import asynccontextmanager


@asynccontextmanager
async def connected(open_connection):
    connection = await open_connection()
    try:
        yield connection
    finally:
        await connection.close()


async def listen(open_connection):
    async with connected(open_connection) as connection:
        message = await connection.receive()
        while message is not None:
            yield message
            message = await connection.receive()


async def find_first(source, matches):
    found = None
    try:
        while True:
            message = await anext(source)
            if matches(message):
                found = message
                break
    except StopAsyncIteration:
        pass
    except BaseException:
        await source.aclose()
        raise
    await source.aclose()
    return found
