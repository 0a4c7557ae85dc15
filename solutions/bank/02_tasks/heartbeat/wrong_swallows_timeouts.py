"""Takes a TimeoutError of a call for a beat that is only late.

Verdict: LOST_ERROR
"""

import asyncio
import math


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        try:
            await beat()
        except TimeoutError:
            pass
        next_tick += interval
        late = loop.time() - next_tick
        if late > 0:
            next_tick += math.ceil(late / interval) * interval
        await asyncio.sleep(next_tick - loop.time())
