"""Awaits each task before it makes the next.

Verdict: SEQUENTIAL
"""

import asyncio


async def restart_all(restart, servers, after, show):
    results = []
    running = list(servers)
    for server in servers:
        results.append(await asyncio.create_task(restart(server), name=server))
        running.remove(server)
    await asyncio.sleep(after)
    show(running)
    return results
