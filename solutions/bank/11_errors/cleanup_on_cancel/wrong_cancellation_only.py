"""Cleans up after a cancellation, but not after an error.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    folder = await acquire("folder")
    try:
        picture = await draw(scene)
    except asyncio.CancelledError:
        await release(folder)
        await release(licence)
        raise
    await release(folder)
    await release(licence)
    return picture
