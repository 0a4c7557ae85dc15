"""Catches the cancellation and returns.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        while True:
            await beat()
            await asyncio.sleep(interval - (loop.time() - start) % interval)
    except asyncio.CancelledError:
        return
