"""Mends the helper and the loop, and leaves the last wait.

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
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    time.sleep(seconds)
    show("ready")
