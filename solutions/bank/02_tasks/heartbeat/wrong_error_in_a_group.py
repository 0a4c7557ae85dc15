"""The TaskGroup wraps the error of the call in an ExceptionGroup.

Verdict: WRONG_RESULT
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = loop.time()
    while True:
        async with asyncio.TaskGroup() as group:
            group.create_task(beat())
        await asyncio.sleep(interval - (loop.time() - start) % interval)
