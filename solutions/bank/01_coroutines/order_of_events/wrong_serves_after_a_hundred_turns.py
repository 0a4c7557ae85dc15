"""Takes a hundred turns for enough.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    for _ in range(100):
        await asyncio.sleep(0)
    await say("served")
    await asyncio.gather(*tasks)
