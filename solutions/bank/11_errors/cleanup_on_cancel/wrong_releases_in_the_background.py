"""Does not wait for the releases.

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
            asyncio.create_task(release(folder))
    finally:
        asyncio.create_task(release(licence))
