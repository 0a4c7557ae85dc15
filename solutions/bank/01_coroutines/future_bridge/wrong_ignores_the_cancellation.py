"""The operation goes on in the library, for nobody.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()

    def on_success(value):
        if not future.done():
            future.set_result(value)

    def on_error(exception):
        if not future.done():
            future.set_exception(exception)

    start(key, on_success, on_error)
    return await future
