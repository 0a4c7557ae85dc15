"""Blocks for a short time, many times.

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
    for _ in range(int(seconds * 4)):
        time.sleep(0.25)
        await asyncio.sleep(0)
    show("ready")
