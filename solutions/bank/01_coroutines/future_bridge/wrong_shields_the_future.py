"""The shielded future is not cancelled: a late error goes into it, and nobody looks at it.

Verdict: LOST_ERROR
"""

import asyncio
from contextlib import ExitStack


async def lookup(start, key):
    future = asyncio.get_running_loop().create_future()
    with ExitStack() as stack:
        stack.callback(start(key, on_success=future.set_result, on_error=future.set_exception))
        value = await asyncio.shield(future)
        stack.pop_all()
    return value
