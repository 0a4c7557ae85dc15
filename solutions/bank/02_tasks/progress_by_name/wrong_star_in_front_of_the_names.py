"""Hands each name over as an argument of its own, instead of one list.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(restart(server), name=server) for server in servers]
        await asyncio.sleep(after)
        show(*[task.get_name() for task in tasks if not task.done()])
    return [task.result() for task in tasks]
