"""Waits for a call that is late in a way that drops its error.

Verdict: LOST_ERROR
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    tick = 0
    while True:
        task = asyncio.create_task(beat())
        try:
            done, _ = await asyncio.wait([task], timeout=start + (tick + 1) * interval - loop.time())
            if done:
                task.result()
            else:
                await asyncio.gather(task, return_exceptions=True)
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise
        tick = (loop.time() - start) // interval + 1
        await asyncio.sleep(start + tick * interval - loop.time())
