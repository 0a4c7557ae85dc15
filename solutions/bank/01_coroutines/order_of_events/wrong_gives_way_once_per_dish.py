"""Gives way as often as there are dishes.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(1, tastings + 1):
        for _ in dishes:
            await asyncio.sleep(0)
        await say(f"tasting {number}")
    await asyncio.gather(*tasks)
    await say("served")
