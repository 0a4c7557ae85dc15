"""A future of concurrent.futures, wrapped for asyncio."""

import asyncio
import concurrent.futures


async def lookup(start, key):
    answer = concurrent.futures.Future()

    def on_success(value):
        if not answer.done():
            answer.set_result(value)

    def on_error(error):
        if not answer.done():
            answer.set_exception(error)

    cancel = start(key, on_success, on_error)
    try:
        return await asyncio.wrap_future(answer)
    except asyncio.CancelledError:
        cancel()
        raise
