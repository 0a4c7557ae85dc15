"""Gives everything back, and returns None to whoever cancelled it.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def render(scene, acquire, release, draw):
    try:
        licence = await acquire("licence")
        try:
            folder = await acquire("folder")
            try:
                return await draw(scene)
            finally:
                await release(folder)
        finally:
            await release(licence)
    except asyncio.CancelledError:
        print("cancelled")
