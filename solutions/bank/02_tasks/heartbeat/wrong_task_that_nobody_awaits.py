"""Each call is a task that nobody awaits, so nobody hears of its error.

Verdict: LOST_ERROR
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    call = None
    try:
        while True:
            if call is None or call.done():
                call = asyncio.create_task(beat())
            await asyncio.sleep(interval - (loop.time() - start) % interval)
    finally:
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
