"""Takes each server off the list when it starts its restart: the contract leaves that open."""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = []
    async with asyncio.TaskGroup() as group:
        while servers:
            server = servers.pop(0)
            tasks.append(group.create_task(restart(server), name=server))
        await asyncio.sleep(after)
        show([task.get_name() for task in tasks if not task.done()])
    return [task.result() for task in tasks]
