"""Sleeps for the whole interval after each call, so the time of the calls adds up (drift).

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    while True:
        await beat()
        await asyncio.sleep(interval)
