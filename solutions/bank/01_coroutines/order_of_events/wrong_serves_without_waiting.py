"""Serves when the tastings are over.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    for dish in dishes:
        asyncio.create_task(prepare(dish))
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    await say("served")
