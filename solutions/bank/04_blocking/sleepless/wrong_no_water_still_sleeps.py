"""Leaves the wait that is seldom needed.

Verdict: BLOCKED_LOOP
"""

import asyncio
import time


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        time.sleep(1)
    await heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
