"""Awaits each release as a new task: cancelled before its first step, it never does anything.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            return await draw(scene)
        finally:
            await asyncio.create_task(release(folder))
    finally:
        await asyncio.create_task(release(licence))
