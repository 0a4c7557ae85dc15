"""Goes round and round until all tasks are done.

Verdict: RUNAWAY
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0)
    await say("served")
