"""Goes on when a call fails, as if nothing had happened.

Verdict: LOST_ERROR
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        try:
            await beat()
        except Exception as error:
            print("the beat failed:", error)
        await asyncio.sleep(interval - (loop.time() - start) % interval)
