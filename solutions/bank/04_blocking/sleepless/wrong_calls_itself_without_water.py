"""Calls itself after each second without water: some hundred calls deep, Python refuses.

Verdict: WRONG_RESULT
"""

import asyncio


async def make_coffee(has_water, show, seconds):
    if not has_water():
        show("no water")
        await asyncio.sleep(1)
        return await make_coffee(has_water, show, seconds)
    show("heating")
    await asyncio.sleep(2)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
