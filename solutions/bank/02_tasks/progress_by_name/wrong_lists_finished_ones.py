"""Lists every task, also those that are done.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    await asyncio.sleep(after)
    show([task.get_name() for task in tasks if not task.cancelled()])
    return [await task for task in tasks]
