"""round() goes back to a tick that is over, or skips one.

Verdict: WRONG_TIMING
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        await beat()
        number = round((loop.time() - start) / interval) + 1
        await asyncio.sleep(start + number * interval - loop.time())
