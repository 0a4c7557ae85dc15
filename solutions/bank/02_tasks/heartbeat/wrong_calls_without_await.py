"""Calls beat and does not await it: no call ever runs.

Verdict: NEVER_AWAITED
"""

import asyncio


async def heartbeat(beat, interval):
    while True:
        beat()
        await asyncio.sleep(interval)
