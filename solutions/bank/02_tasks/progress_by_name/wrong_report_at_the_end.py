"""Waits for the restarts first, and reports when nothing runs any more.

Verdict: WRONG_TIMING
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    results = await asyncio.gather(*tasks)
    show([task.get_name() for task in tasks if not task.done()])
    return results
