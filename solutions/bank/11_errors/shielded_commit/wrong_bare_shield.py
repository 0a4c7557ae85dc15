"""Shields the commit, and leaves it running behind.

Verdict: LEAKED_TASK
"""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    return await asyncio.shield(commit(order))
