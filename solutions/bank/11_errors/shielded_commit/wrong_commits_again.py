"""Does the commit a second time after the cancellation.

Verdict: WRONG_RESULT
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    try:
        return await asyncio.shield(commit(order))
    except asyncio.CancelledError:
        await commit(order)
        raise
