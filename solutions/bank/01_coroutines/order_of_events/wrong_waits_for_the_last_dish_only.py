"""Awaits the last task and takes it for the slowest.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    task = None
    for dish in dishes:
        task = asyncio.create_task(prepare(dish))
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    if task:
        await task
    await say("served")
