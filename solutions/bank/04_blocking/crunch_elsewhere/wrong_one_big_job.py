"""Hands all items over in a single job.

Verdict: WRONG_RESULT
"""

import asyncio


def crunch_list(work, items):
    return [work(item) for item in items]


async def crunch_all(pool, work, items):
    if not items:
        return []
    return await asyncio.get_running_loop().run_in_executor(pool, crunch_list, work, items)
