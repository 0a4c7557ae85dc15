"""Ends when a call returns something that counts as true.

Verdict: WRONG_RESULT
"""

import asyncio
import math


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while not await beat():
        next_tick += interval
        late = loop.time() - next_tick
        if late > 0:
            next_tick += math.ceil(late / interval) * interval
        await asyncio.sleep(next_tick - loop.time())
