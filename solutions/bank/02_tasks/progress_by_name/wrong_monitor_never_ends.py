"""A monitor reports again and again, and nobody ends it.

Verdict: LEAKED_TASK
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]

    async def monitor():
        while True:
            await asyncio.sleep(after)
            show([task.get_name() for task in tasks if not task.done()])

    asyncio.create_task(monitor(), name="monitor")
    return [await task for task in tasks]
