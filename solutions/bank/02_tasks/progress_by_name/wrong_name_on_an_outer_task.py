"""The named task starts a second one without a name, and the restart runs in that.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    async def run(server):
        return await asyncio.create_task(restart(server))

    tasks = [asyncio.create_task(run(server), name=server) for server in servers]
    await asyncio.sleep(after)
    show([task.get_name() for task in tasks if not task.done()])
    return [await task for task in tasks]
