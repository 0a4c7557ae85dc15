"""None is the pool of threads, not the pool of the caller.

Verdict: FORBIDDEN
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(None, work, item) for item in items))
