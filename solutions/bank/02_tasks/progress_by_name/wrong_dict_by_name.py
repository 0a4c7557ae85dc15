"""A dict has room for each name once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    tasks = {server: asyncio.create_task(restart(server), name=server) for server in servers}
    await asyncio.sleep(after)
    show([server for server in servers if not tasks[server].done()])
    return [await tasks[server] for server in servers]
