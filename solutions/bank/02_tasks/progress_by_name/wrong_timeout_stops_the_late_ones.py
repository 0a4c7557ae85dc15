"""wait_for cancels what is late.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    try:
        await asyncio.wait_for(asyncio.gather(*tasks), timeout=after)
    except TimeoutError:
        pass
    show([task.get_name() for task in tasks if not task.done()])
    return [await task for task in tasks]
