"""Starts the lookup once more when the library reports an error.

Verdict: WRONG_RESULT
"""

import asyncio


async def lookup(start, key):
    for _ in range(2):
        fut = asyncio.get_running_loop().create_future()
        cancel = start(
            key, lambda v, f=fut: f.done() or f.set_result(v), lambda e, f=fut: f.done() or f.set_exception(e)
        )
        try:
            return await fut
        except asyncio.CancelledError:
            cancel()
            raise
        except Exception:
            if _:
                raise
