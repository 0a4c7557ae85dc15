"""Raises a new error that tells of the one of the call.

Verdict: WRONG_RESULT
"""

import asyncio
import math


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        try:
            await beat()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            raise type(error)(f"beat failed: {error}") from error
        next_tick += interval
        late = loop.time() - next_tick
        if late > 0:
            next_tick += math.ceil(late / interval) * interval
        await asyncio.sleep(next_tick - loop.time())
