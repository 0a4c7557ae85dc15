"""The first cancellation is caught, the second cuts the commit off.

Verdict: WRONG_RESULT
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        try:
            await task
        except Exception as error:
            report(error)
        raise
