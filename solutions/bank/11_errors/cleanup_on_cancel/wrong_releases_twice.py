"""Releases after a cancellation, and once more in finally.

Verdict: WRONG_RESULT
"""

import asyncio


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            return await draw(scene)
        except asyncio.CancelledError:
            await release(folder)
            raise
        finally:
            await release(folder)
    finally:
        await release(licence)
