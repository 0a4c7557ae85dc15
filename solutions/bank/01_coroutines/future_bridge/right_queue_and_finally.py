"""A queue for one answer, and a cancel that always comes: it does no harm."""

import asyncio


async def lookup(start, key):
    answers = asyncio.Queue()
    cancel = start(
        key,
        lambda value: answers.put_nowait((value, None)),
        lambda exception: answers.put_nowait((None, exception)),
    )
    try:
        value, exception = await answers.get()
    finally:
        cancel()
    if exception is not None:
        raise exception
    return value
