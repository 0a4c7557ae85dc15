"""Reference: close_early."""

from contextlib import aclosing


async def listen(open_connection):
    # Outside of the try: what could not be opened needs no closing.
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        # Closing a generator raises GeneratorExit at its yield, and a cancellation raises
        # CancelledError at its await. Neither is an Exception, but finally sees them all.
        await connection.close()


async def find_first(source, matches):
    # A return inside `async for` does not close the generator; the end of this block does.
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
    return None
