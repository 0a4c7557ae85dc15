"""Asks for water once, and waits once.

Verdict: WRONG_RESULT
"""

import asyncio


async def heat(show):
    show("heating")
    await asyncio.sleep(2)


async def make_coffee(has_water, show, seconds):
    if not has_water():
        show("no water")
        await asyncio.sleep(1)
    await heat(show)
    show("brewing")
    await asyncio.sleep(seconds)
    show("ready")
