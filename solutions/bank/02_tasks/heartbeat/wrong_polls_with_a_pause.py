"""Looks at the clock every 10 milliseconds: up to 10 milliseconds late, and never at rest.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def heartbeat(beat, interval):
    next_tick = time.monotonic()
    while True:
        if time.monotonic() >= next_tick:
            await beat()
            while next_tick <= time.monotonic():
                next_tick += interval
        await asyncio.sleep(0.01)
