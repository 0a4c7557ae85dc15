"""A task for the tastings too, and a queue of finished dishes filled by callbacks."""

import asyncio


async def taste(tastings, say):
    await say("all ordered")
    for number in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {number}")


async def cook(dishes, tastings, prepare, say):
    ready = asyncio.Queue()
    tasks = [asyncio.get_running_loop().create_task(prepare(dish)) for dish in dishes]
    for task in tasks:
        task.add_done_callback(ready.put_nowait)
    await taste(tastings, say)
    for _ in tasks:
        (await ready.get()).result()
    await say("served")
