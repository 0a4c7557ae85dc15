"""Calls say without await.

Verdict: NEVER_AWAITED
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        say(f"tasting {number}")
    await asyncio.gather(*tasks)
    say("served")
