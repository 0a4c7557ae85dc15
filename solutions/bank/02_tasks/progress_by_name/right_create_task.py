"""Tasks in a list, one sleep, and then an await for each."""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = []
    for server in servers:
        task = asyncio.create_task(restart(server))
        task.set_name(server)  # the task has not taken a step yet
        tasks.append(task)
    await asyncio.sleep(after)
    still_running = []
    for server, task in zip(servers, tasks):
        if not task.done():
            still_running.append(server)
    show(still_running)
    return [await task for task in tasks]
