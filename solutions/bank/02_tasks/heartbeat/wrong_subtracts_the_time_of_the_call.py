"""Takes the time of the call off the interval: right until a call is slow.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def heartbeat(beat, interval):
    while True:
        began = time.monotonic()
        await beat()
        took = time.monotonic() - began
        await asyncio.sleep(max(interval - took, 0))
