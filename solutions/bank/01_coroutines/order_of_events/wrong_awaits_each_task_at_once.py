"""Makes tasks, and awaits each in the loop that makes them.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    await say("all ordered")
    for dish in dishes:
        await asyncio.create_task(prepare(dish))
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    await say("served")
