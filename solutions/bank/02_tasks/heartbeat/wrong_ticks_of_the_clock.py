"""Counts the ticks from the clock's zero and not from the first call.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def heartbeat(beat, interval):
    while True:
        await beat()
        await asyncio.sleep(interval - time.time() % interval)
