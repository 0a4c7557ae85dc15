"""asyncio.wait sorts out who is done; the reporter's own task makes it wait long enough."""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    alarm = asyncio.create_task(asyncio.sleep(after), name="alarm")
    pending = {alarm, *tasks}
    while alarm in pending:
        _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    show([task.get_name() for task in tasks if task in pending])
    if pending:
        await asyncio.wait(pending)
    return [task.result() for task in tasks]
