"""The helper returns a coroutine, which runs in a task of its own."""

import asyncio
import time


def heat(show):
    show("heating")
    return asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    began = time.monotonic()
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(heat(show))
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
    print(f"a coffee in {time.monotonic() - began} s")
