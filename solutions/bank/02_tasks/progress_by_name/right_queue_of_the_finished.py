"""Finished tasks go into a queue; a countdown of the loop puts the alarm between them."""

import asyncio
from functools import partial


async def restart_all(restart, servers, after, show):
    finished = asyncio.Queue()
    loop = asyncio.get_running_loop()
    alarm = object()
    loop.call_later(after, finished.put_nowait, alarm)
    running = {}
    for server in servers:
        task = loop.create_task(restart(server), name=server)
        running[task] = server
        task.add_done_callback(finished.put_nowait)
    results = dict.fromkeys(running)
    for _ in range(len(running) + 1):
        task = await finished.get()
        if task is alarm:
            partial(show, list(running.values()))()
        else:
            del running[task]
            results[task] = task.result()
    return list(results.values())
