"""Waits for four jobs before it hands over the next four.

Verdict: UNDERUSED
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    results = []
    for start in range(0, len(items), 4):
        results += await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items[start : start + 4]))
    return results
