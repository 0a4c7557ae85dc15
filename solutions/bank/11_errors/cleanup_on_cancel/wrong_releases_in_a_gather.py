"""Both releases at once; and where the gather is cancelled at once, neither of them has begun.

Verdict: WRONG_TIMING
"""

import asyncio


async def render(scene, acquire, release, draw):
    things = []
    try:
        things.append(await acquire("licence"))
        things.append(await acquire("folder"))
        return await draw(scene)
    finally:
        await asyncio.gather(*(release(thing) for thing in reversed(things)))
