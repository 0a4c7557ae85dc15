"""Has everything said by tasks, too.

Verdict: WRONG_RESULT
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    async with asyncio.TaskGroup() as group:
        for dish in dishes:
            group.create_task(prepare(dish))
        group.create_task(say("all ordered"))
        for number in range(tastings):
            await asyncio.sleep(0)
            group.create_task(say(f"tasting {number + 1}"))
    await say("served")
