"""Lets each dish begin when its task is made.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = []
    for dish in dishes:
        tasks.append(asyncio.create_task(prepare(dish)))
        await asyncio.sleep(0)
    await say("all ordered")
    for number in range(1, tastings + 1):
        await say(f"tasting {number}")
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    await say("served")
