"""Keeps the tasks of all calls in one list of the module.

Verdict: WRONG_RESULT
"""

import asyncio

tasks = []


async def restart_all(restart, servers, after, show):
    for s in servers:
        tasks.append(asyncio.create_task(restart(s), name=s))
    await asyncio.sleep(after)
    show([t.get_name() for t in tasks if not t.done()])
    return [await t for t in tasks]
