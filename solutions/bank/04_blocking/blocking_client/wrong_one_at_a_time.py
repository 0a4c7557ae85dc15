"""One thread after the other.

Verdict: SEQUENTIAL
"""

import asyncio


async def load_all(load, numbers, limit):
    return [await asyncio.to_thread(load, number) for number in numbers]
