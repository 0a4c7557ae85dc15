"""Raises the first error of all, also if it was cancelled after that, while it cleaned up.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def render(scene, acquire, release, draw):
    error = picture = None
    things = []
    try:
        things.append(await acquire("licence"))
        things.append(await acquire("folder"))
        picture = await draw(scene)
    except BaseException as exc:
        error = exc
    for thing in reversed(things):
        try:
            await release(thing)
        except asyncio.CancelledError as exc:
            error = error or exc
    if error is not None:
        raise error
    return picture
