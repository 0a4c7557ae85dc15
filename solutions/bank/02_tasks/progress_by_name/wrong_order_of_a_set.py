"""The set of pending tasks has no order.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    alarm = asyncio.create_task(asyncio.sleep(after))
    await alarm
    _, pending = await asyncio.wait([alarm, *tasks], timeout=0)
    show([task.get_name() for task in pending])
    return [await task for task in tasks]
