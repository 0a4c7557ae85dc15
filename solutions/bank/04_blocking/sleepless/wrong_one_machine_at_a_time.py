"""A lock around the brewing.

Verdict: WRONG_TIMING
"""

import asyncio

ONE = asyncio.Lock()


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    async with ONE:
        await asyncio.sleep(seconds)
    show("ready")
