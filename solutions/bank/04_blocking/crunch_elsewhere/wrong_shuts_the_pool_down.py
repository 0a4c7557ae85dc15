"""The end of the with block shuts the caller's pool down.

Verdict: FORBIDDEN
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    with pool:
        jobs = [loop.run_in_executor(pool, work, item) for item in items]
        return await asyncio.gather(*jobs)
