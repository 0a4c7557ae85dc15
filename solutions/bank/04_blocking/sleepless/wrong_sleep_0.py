"""Gives way, and takes no time.

Verdict: WRONG_TIMING
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(0)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(0)
    await heat(show)
    show("brewing")
    await asyncio.sleep(0)
    show("ready")
