"""Starts the heating, and brews with cold water.

Verdict: WRONG_TIMING
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    heating = asyncio.create_task(heat(show))
    await asyncio.sleep(0)
    show("brewing")
    await asyncio.sleep(seconds)
    await heating
    show("ready")
