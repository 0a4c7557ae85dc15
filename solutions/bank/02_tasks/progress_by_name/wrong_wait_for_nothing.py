"""asyncio.wait refuses an empty list.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    loop = asyncio.get_running_loop()
    moment = loop.time() + after
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    await asyncio.wait(tasks, timeout=after)
    await asyncio.sleep(moment - loop.time())
    show([task.get_name() for task in tasks if not task.done()])
    return [await task for task in tasks]
