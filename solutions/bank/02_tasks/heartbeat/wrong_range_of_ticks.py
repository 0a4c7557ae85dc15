"""range takes whole numbers only.

Verdict: WRONG_RESULT
"""

import asyncio
import sys


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    await beat()
    for tick in range(interval, sys.maxsize, interval):
        if start + tick < loop.time():
            continue
        await asyncio.sleep(start + tick - loop.time())
        await beat()
