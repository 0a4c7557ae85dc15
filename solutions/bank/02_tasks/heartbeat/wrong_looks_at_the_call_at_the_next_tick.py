"""Looks at the call only at the next tick, and so at its error.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    call = asyncio.create_task(beat())
    try:
        while True:
            await asyncio.sleep(interval - (loop.time() - start) % interval)
            if call.done():
                call.result()
                call = asyncio.create_task(beat())
    finally:
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
