"""Waits on the loop for the results of a pool.

Verdict: BLOCKED_LOOP
"""

from concurrent.futures import ThreadPoolExecutor


async def load_all(load, numbers, limit):
    with ThreadPoolExecutor(limit) as pool:
        return list(pool.map(load, numbers))
