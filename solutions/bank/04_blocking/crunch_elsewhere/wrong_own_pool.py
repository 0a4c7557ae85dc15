"""Makes a pool of its own.

Verdict: FORBIDDEN
"""

import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as mine:
        return await asyncio.gather(*(loop.run_in_executor(mine, work, item) for item in items))
