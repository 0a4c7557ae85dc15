"""Takes a cancellation for the end of the brewing.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        return
    show("ready")
