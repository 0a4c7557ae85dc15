"""The eager task factory runs the first step before create_task sets the name (before 3.12: no name at all).

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    loop = asyncio.get_running_loop()
    if hasattr(asyncio, "eager_task_factory"):
        loop.set_task_factory(asyncio.eager_task_factory)
        tasks = [asyncio.create_task(restart(server)) for server in servers]
        for task, server in zip(tasks, servers):
            task.set_name(server)
        loop.set_task_factory(None)
    else:
        tasks = [asyncio.create_task(restart(server)) for server in servers]
    await asyncio.sleep(after)
    show([server for server, task in zip(servers, tasks) if not task.done()])
    return [await task for task in tasks]
