"""Asks the clock again and again until it is time.

Verdict: RUNAWAY
"""

import asyncio
import time


async def heartbeat(beat, interval):
    next_tick = time.monotonic()
    while True:
        await beat()
        while next_tick <= time.monotonic():
            next_tick += interval
        while time.monotonic() < next_tick:
            await asyncio.sleep(0)
