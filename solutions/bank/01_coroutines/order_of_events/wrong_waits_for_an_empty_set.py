"""asyncio.wait refuses an empty set.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = {asyncio.create_task(prepare(dish)) for dish in dishes}
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    await asyncio.wait(tasks)
    await say("served")
