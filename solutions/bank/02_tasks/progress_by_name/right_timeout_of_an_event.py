"""Waits for an event that never comes, with a time limit."""

import asyncio
import contextlib


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(after):
            await asyncio.Event().wait()
    show([task.get_name() for task in tasks if not task.done()])
    return list(await asyncio.gather(*tasks))
