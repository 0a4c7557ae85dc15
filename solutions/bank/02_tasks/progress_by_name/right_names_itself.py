"""Each task gives itself its name, before the restart begins."""

import asyncio


async def restart_all(restart, servers, after, show):
    async def named(server):
        asyncio.current_task().set_name(server)
        return await restart(server)

    async def report():
        await asyncio.sleep(after)
        show([server for server, task in restarts if not task.done()])

    async with asyncio.TaskGroup() as group:
        reporting = group.create_task(report())
        restarts = [(server, group.create_task(named(server))) for server in servers]
    assert reporting.done()
    return [task.result() for _, task in restarts]
