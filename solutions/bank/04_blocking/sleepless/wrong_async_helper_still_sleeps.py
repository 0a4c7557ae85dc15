"""The helper is a coroutine function now, and blocks all the same.

Verdict: BLOCKED_LOOP
"""

import asyncio
import time


async def heat(show):
    show("heating")
    time.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
