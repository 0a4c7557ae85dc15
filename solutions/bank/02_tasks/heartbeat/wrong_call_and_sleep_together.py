"""Starts the sleep together with the call: after a slow call the next one is between two ticks.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    while True:
        await asyncio.gather(beat(), asyncio.sleep(interval))
