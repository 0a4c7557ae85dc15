"""Shows "ready" in a `finally`, and so also when it is cancelled.

Verdict: WRONG_RESULT
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
    finally:
        show("ready")
