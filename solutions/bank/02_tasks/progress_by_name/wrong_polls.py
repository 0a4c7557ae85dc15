"""Looks at the clock every tenth of a second.

Verdict: WRONG_TIMING
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    waited = 0
    while waited < after:
        await asyncio.sleep(0.1)
        waited += 0.1
    show([task.get_name() for task in tasks if not task.done()])
    return [await task for task in tasks]
