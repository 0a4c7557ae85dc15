"""asyncio.sleep in a plain function.

Verdict: NEVER_AWAITED
"""

import asyncio


def heat(show):
    show("heating")
    asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
