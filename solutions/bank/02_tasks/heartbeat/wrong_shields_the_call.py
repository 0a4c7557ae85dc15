"""A shield keeps the cancellation away from the call.

Verdict: LEAKED_TASK
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        await asyncio.shield(beat())
        passed = (loop.time() - start) % interval
        await asyncio.sleep(interval - passed)
