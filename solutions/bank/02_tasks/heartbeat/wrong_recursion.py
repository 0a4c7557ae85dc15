"""Calls itself for the next tick: after a thousand beats the stack is full.

Verdict: WRONG_RESULT
"""

import asyncio


async def heartbeat(beat, interval, tick=None):
    loop = asyncio.get_running_loop()
    tick = loop.time() if tick is None else tick
    await beat()
    while tick <= loop.time():
        tick += interval
    await asyncio.sleep(tick - loop.time())
    await heartbeat(beat, interval, tick)
