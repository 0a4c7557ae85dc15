"""One lock for all heartbeats: the calls of one wait for those of the others.

Verdict: WRONG_TIMING
"""

import asyncio
import math

_busy = asyncio.Lock()


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        async with _busy:
            await beat()
        next_tick += interval
        late = loop.time() - next_tick
        if late > 0:
            next_tick += math.ceil(late / interval) * interval
        await asyncio.sleep(next_tick - loop.time())
