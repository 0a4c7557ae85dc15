"""Two shields: the second cancellation leaves the commit running.

Verdict: LEAKED_TASK
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        try:
            await asyncio.shield(task)
        except Exception as error:
            report(error)
        raise
