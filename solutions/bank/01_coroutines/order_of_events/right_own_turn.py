"""A bare yield in an awaitable of its own gives way like sleep(0)."""

import asyncio


class Turn:
    def __await__(self):
        yield


async def cook(dishes, tastings, prepare, say):
    tasks = set()
    for dish in dishes:
        tasks.add(asyncio.ensure_future(prepare(dish)))
    await say("all ordered")
    for number in range(1, tastings + 1):
        await Turn()
        await say(f"tasting {number}")
    if tasks:
        await asyncio.wait(tasks)
    await say("served")
