"""Remembers that it has heated before, and brews the second coffee at once.

Verdict: WRONG_TIMING
"""

import asyncio

warm = False


async def make_coffee(has_water, show, seconds):
    global warm
    while not has_water():
        show("no water")
        await asyncio.sleep(1)
    show("heating")
    if not warm:
        await asyncio.sleep(2)
    warm = True
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
