"""Reference: order_of_events."""

import asyncio


async def cook(dishes, tastings, prepare, say):
    # create_task only plans the first step: nobody runs before this coroutine gives way.
    # The list keeps the tasks alive, as the event loop holds them by weak references only.
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    # await does not give way by itself, only where the awaited coroutine really waits.
    await say("all ordered")
    for number in range(1, tastings + 1):
        # To the end of the queue: everybody who is ready has one turn before this goes on.
        await asyncio.sleep(0)
        await say(f"tasting {number}")
    for task in tasks:
        await task
    await say("served")
