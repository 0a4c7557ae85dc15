"""asyncio.wait does not wait for its timeout when all tasks are done before.

Verdict: WRONG_TIMING
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    if tasks:
        await asyncio.wait(tasks, timeout=after)
    show([task.get_name() for task in tasks if not task.done()])
    return [await task for task in tasks]
