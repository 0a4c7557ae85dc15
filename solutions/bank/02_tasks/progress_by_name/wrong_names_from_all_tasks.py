"""Looks through all tasks of the program for the names of the servers.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    await asyncio.sleep(after)
    running = [task.get_name() for task in asyncio.all_tasks()]
    report = []
    for server in servers:
        if server in running:
            running.remove(server)
            report.append(server)
    show(report)
    return [await task for task in tasks]
