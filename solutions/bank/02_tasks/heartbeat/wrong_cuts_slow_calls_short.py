"""Gives each call one interval of time, and cancels it after that.

Verdict: WRONG_RESULT
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    while True:
        next_tick += interval
        try:
            async with asyncio.timeout_at(next_tick):
                await beat()
        except TimeoutError:
            pass
        await asyncio.sleep(next_tick - loop.time())
