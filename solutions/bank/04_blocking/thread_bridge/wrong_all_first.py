"""Reads everything before it gives out the first reading.

Verdict: WRONG_TIMING
"""

import asyncio


async def readings(read, capacity):
    for reading in await asyncio.to_thread(lambda: list(iter(read, None))):
        yield reading
