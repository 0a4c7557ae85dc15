"""Keeps the tasks by dish: of two equal dishes, only the later one is waited for.

Verdict: WRONG_TIMING
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = {dish: asyncio.create_task(prepare(dish)) for dish in dishes}
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    for task in tasks.values():
        await task
    await say("served")
