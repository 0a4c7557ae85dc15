"""Shields the releases, and leaves one running when it is cancelled there.

Verdict: LEAKED_TASK
"""

import asyncio


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            return await draw(scene)
        finally:
            await asyncio.shield(release(folder))
    finally:
        await asyncio.shield(release(licence))
