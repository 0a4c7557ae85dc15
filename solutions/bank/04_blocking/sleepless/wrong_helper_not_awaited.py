"""Makes the helper a coroutine function, and forgets to await it.

Verdict: NEVER_AWAITED
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
