"""Sleeps in threads of the default pool, which has only a few.

Verdict: UNDERUSED
"""

import asyncio
import time


async def heat(show):
    show("heating")
    await asyncio.to_thread(time.sleep, 2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.to_thread(time.sleep, 1)
    await heat(show)
    show("brewing")
    await asyncio.to_thread(time.sleep, seconds)
    show("ready")
