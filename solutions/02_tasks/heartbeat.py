"""Reference: heartbeat."""

import asyncio
import math


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        # Awaited right here: calls cannot overlap, an error of beat ends the loop, and a
        # cancellation reaches beat first and then goes on through this coroutine.
        await beat()
        # The plan is made from the tick before, not from now, so nothing adds up.
        next_tick += interval
        late = loop.time() - next_tick
        if late > 0:
            # A slow call: skip to the first tick that is not over yet.
            next_tick += math.ceil(late / interval) * interval
        await asyncio.sleep(next_tick - loop.time())
