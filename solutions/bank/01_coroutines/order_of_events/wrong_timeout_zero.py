"""Gives way by asyncio.wait with a time limit of 0.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(1, tastings + 1):
        if tasks:
            await asyncio.wait(tasks, timeout=0)
        await say(f"tasting {number}")
    if tasks:
        await asyncio.wait(tasks)
    await say("served")
