"""Each restart has an alarm of its own, and shows its own name.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    async def report(task):
        await asyncio.sleep(after)
        if not task.done():
            show([task.get_name()])

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(restart(server), name=server) for server in servers]
        for task in tasks:
            group.create_task(report(task))
    return [task.result() for task in tasks]
