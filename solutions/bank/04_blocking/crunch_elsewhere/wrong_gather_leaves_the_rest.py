"""gather does not cancel the others when one fails.

Verdict: LEAKED_TASK
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
