"""Waits `after` seconds for each task in turn.

Verdict: WRONG_TIMING
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    late = []
    for task in tasks:
        await asyncio.wait([task], timeout=after)
        if not task.done():
            late.append(task.get_name())
    show(late)
    return [await task for task in tasks]
