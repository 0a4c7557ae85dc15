"""Waits for the results of pool.map on the loop.

Verdict: BLOCKED_LOOP
"""


async def crunch_all(pool, work, items):
    return list(pool.map(work, items))
