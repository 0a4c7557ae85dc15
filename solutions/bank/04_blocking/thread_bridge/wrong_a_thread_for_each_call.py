"""Hands each call to some thread of the default pool.

Verdict: FORBIDDEN
"""

import asyncio


async def readings(read, capacity):
    while (reading := await asyncio.to_thread(read)) is not None:
        yield reading
