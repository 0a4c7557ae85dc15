"""Keeps the tasks in a dict of the module, and so waits for those of the guest before.

Verdict: WRONG_RESULT
"""

import asyncio

pots = {}


async def cook(dishes, tastings, prepare, say):
    for i, d in enumerate(dishes):
        pots.setdefault(i, asyncio.create_task(prepare(d)))
    await say("all ordered")
    for n in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {n}")
    for t in pots.values():
        await t
    await say("served")
