"""The matches are a generator of their own, of which the first is taken."""

from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        receive = connection.receive
        message = await receive()
        while message is not None:
            yield message
            message = await receive()
    except BaseException:
        await connection.close()
        raise
    else:
        await connection.close()


async def find_first(source, matches):
    async with aclosing(source), aclosing(message async for message in source if matches(message)) as found:
        return await anext(found, None)
