"""Cancels the call that runs, and does not wait until it has cleaned up.

Verdict: LEAKED_TASK
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        call = asyncio.create_task(beat())
        try:
            await asyncio.shield(call)
        except asyncio.CancelledError:
            call.cancel()
            raise
        await asyncio.sleep(interval - (loop.time() - start) % interval)
