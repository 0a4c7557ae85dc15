"""Gives the names just before the report, when the restarts have long begun.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server)) for server in servers]
    await asyncio.sleep(after)
    for server, task in zip(servers, tasks):
        task.set_name(server)
    show([task.get_name() for task in tasks if not task.done()])
    return [await task for task in tasks]
