"""Forgets the await in the loop, which then never ends.

Verdict: NEVER_AWAITED
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        asyncio.sleep(1)
    await heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
