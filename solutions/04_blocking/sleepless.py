"""Reference: sleepless."""

import asyncio


# A plain function cannot await, so what waits must be a coroutine function, and be awaited,
# all the way up to the event loop.
async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        # This gives the thread back to the event loop until the time is over.
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
