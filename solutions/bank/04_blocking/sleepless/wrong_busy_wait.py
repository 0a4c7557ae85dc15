"""Looks at the clock again and again.

Verdict: RUNAWAY
"""

import asyncio
import time


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await asyncio.sleep(0)
    show("ready")
