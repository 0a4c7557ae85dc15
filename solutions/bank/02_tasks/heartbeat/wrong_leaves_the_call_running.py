"""shield() keeps the cancellation from the call, which goes on without the heartbeat.

Verdict: LEAKED_TASK
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        call = asyncio.create_task(beat())
        await asyncio.shield(call)
        await asyncio.sleep(interval - (loop.time() - start) % interval)
