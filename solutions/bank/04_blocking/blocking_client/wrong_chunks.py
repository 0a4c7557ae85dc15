"""Waits for all of a chunk before the next chunk begins.

Verdict: UNDERUSED
"""

import asyncio


async def load_all(load, numbers, limit):
    records = []
    for start in range(0, len(numbers), limit):
        chunk = numbers[start : start + limit]
        records += await asyncio.gather(*(asyncio.to_thread(load, number) for number in chunk))
    return records
