"""Gives way instead of waiting a second.

Verdict: WRONG_TIMING
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(0)
    await heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
