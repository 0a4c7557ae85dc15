"""Counts the seconds as whole numbers.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def heartbeat(beat, interval):
    start = int(time.time())
    while True:
        await beat()
        passed = int(time.time()) - start
        await asyncio.sleep(interval - passed % interval)
