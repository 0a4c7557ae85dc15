"""Cuts the items into chunks: each chunk waits for its slowest call.

Verdict: UNDERUSED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    results = []
    for begin in range(0, len(items), limit):
        results += await asyncio.gather(*map(fetch, items[begin : begin + limit]))
    return results
