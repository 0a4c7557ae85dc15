"""Starts a task at every tick, whether the call before has ended or not.

Verdict: UNBOUNDED
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    next_tick = loop.time()
    async with asyncio.TaskGroup() as group:
        while True:
            group.create_task(beat())
            next_tick += interval
            await asyncio.sleep(next_tick - loop.time())
