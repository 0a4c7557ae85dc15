"""One list of things and one finally; a loop that goes on although a release was cancelled."""

import asyncio


async def render(scene, acquire, release, draw):
    things = []
    try:
        things.append(await acquire("licence"))
        things.append(await acquire("folder"))
        return await draw(scene)
    finally:
        cancelled = None
        while things:
            try:
                await release(things.pop())
            except asyncio.CancelledError as exc:
                cancelled = exc
        if cancelled:
            raise cancelled
