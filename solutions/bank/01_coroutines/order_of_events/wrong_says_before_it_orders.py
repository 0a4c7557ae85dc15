"""Says that all is ordered, and orders then: the log is right, the words are not.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    await say("all ordered")
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    await asyncio.gather(*tasks)
    await say("served")
