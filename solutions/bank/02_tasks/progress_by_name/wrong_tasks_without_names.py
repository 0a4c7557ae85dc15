"""Knows which task is whose by its place in the list; the tasks themselves have no names.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server)) for server in servers]
    await asyncio.sleep(after)
    show([server for server, task in zip(servers, tasks) if not task.done()])
    return [await task for task in tasks]
