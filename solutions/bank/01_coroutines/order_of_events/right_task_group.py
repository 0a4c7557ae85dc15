"""Leaves the waiting to a TaskGroup."""

import asyncio


async def cook(dishes, tastings, prepare, say):
    async with asyncio.TaskGroup() as kitchen:
        for dish in dishes:
            kitchen.create_task(prepare(dish), name=dish)
        await say("all ordered")
        for number in range(tastings):
            await asyncio.sleep(0)
            await say(f"tasting {number + 1}")
    await say("served")
