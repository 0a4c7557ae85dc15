"""Gives way for a hundredth of a second.

Verdict: WRONG_TIMING
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0.01)
        await say(f"tasting {number}")
    await asyncio.gather(*tasks)
    await say("served")
