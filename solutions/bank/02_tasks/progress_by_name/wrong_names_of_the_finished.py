"""Leaves out every server whose name is among the finished ones.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    await asyncio.sleep(after)
    finished = {task.get_name() for task in tasks if task.done()}
    show([server for server in servers if server not in finished])
    return await asyncio.gather(*tasks)
