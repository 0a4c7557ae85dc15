"""Cancels the call only while it is in its first interval: one that takes longer goes on alone.

Verdict: LEAKED_TASK
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        call = asyncio.create_task(beat())
        try:
            done, _ = await asyncio.wait([call], timeout=interval)
        except asyncio.CancelledError:
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            raise
        if not done:
            await asyncio.wait([call])
        call.result()
        passed = loop.time() - start
        await asyncio.sleep(interval - passed % interval)
