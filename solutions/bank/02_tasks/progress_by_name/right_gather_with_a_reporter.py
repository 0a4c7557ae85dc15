"""gather runs the reporter beside the restarts."""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]

    async def report():
        await asyncio.sleep(after)
        show([task.get_name() for task in tasks if not task.done()])

    _, *results = await asyncio.gather(report(), *tasks)
    return results
