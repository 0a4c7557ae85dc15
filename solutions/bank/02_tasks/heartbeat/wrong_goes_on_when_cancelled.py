"""Takes a cancellation for a failed call, and goes on.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        try:
            await beat()
            await asyncio.sleep(interval - (loop.time() - start) % interval)
        except asyncio.CancelledError:
            pass
