"""A TimeoutError of the call looks like the time limit of wait_for, and is dropped.

Verdict: LOST_ERROR
"""

import asyncio
import math


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        call = asyncio.create_task(beat())
        try:
            while True:
                try:
                    await asyncio.wait_for(asyncio.shield(call), interval)
                    break
                except TimeoutError:
                    if call.done():
                        break
        except asyncio.CancelledError:
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            raise
        now = loop.time() - start
        await asyncio.sleep((math.floor(now / interval) + 1) * interval - now)
