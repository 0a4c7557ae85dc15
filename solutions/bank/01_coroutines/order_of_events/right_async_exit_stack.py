"""An AsyncExitStack waits for the dishes when its block ends."""

import asyncio
import contextlib


async def cook(dishes, tastings, prepare, say):
    async with contextlib.AsyncExitStack() as kitchen:
        kitchen.push_async_callback(say, "served")
        for dish in dishes:
            kitchen.push_async_callback(asyncio.wait, [asyncio.create_task(prepare(dish))])
        await say("all ordered")
        number = 0
        while (number := number + 1) <= tastings:
            await asyncio.sleep(0)
            await say(f"tasting {number:d}")
