"""Lets only a hundred restarts run at a time.

Verdict: UNDERUSED
"""

import asyncio


async def restart_all(restart, servers, after, show):
    slots = asyncio.Semaphore(100)

    async def one(server):
        async with slots:
            return await restart(server)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(server), name=server) for server in servers]
        await asyncio.sleep(after)
        show([task.get_name() for task in tasks if not task.done()])
    return [task.result() for task in tasks]
