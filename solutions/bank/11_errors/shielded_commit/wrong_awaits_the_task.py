"""A task alone protects nothing: who awaits it, cancels it.

Verdict: WRONG_RESULT
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    task = asyncio.create_task(commit(order))
    try:
        return await task
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
