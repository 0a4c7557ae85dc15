"""Hands the tasting lines to tasks, which come after the dishes' next steps or not at all.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    tasks.append(asyncio.create_task(say("all ordered")))
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        tasks.append(asyncio.create_task(say(f"tasting {number}")))
    await asyncio.gather(*tasks)
    await say("served")
