"""Empties the caller's list of dishes.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = []
    while dishes:
        tasks.append(asyncio.create_task(prepare(dishes.pop(0))))
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    await asyncio.gather(*tasks)
    await say("served")
