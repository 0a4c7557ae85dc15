"""Every dish notifies a Condition when it is ready."""

import asyncio


async def cook(dishes, tastings, prepare, say):
    condition = asyncio.Condition()
    ready = 0

    async def watch(task):
        nonlocal ready
        await asyncio.wait([task])
        async with condition:
            ready += 1
            condition.notify_all()

    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(tastings):
        await asyncio.sleep(0)
        await say(f"tasting {number + 1}")
    watchers = [asyncio.create_task(watch(task)) for task in tasks]
    async with condition:
        await condition.wait_for(lambda: ready == len(watchers))
    await say("served")
