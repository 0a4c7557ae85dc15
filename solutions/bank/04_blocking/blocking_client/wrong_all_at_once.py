"""As many calls at once as the default pool has threads.

Verdict: UNBOUNDED
"""

import asyncio


async def load_all(load, numbers, limit):
    return await asyncio.gather(*(asyncio.to_thread(load, number) for number in numbers))
