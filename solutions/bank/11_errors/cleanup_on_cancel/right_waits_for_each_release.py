"""Protects each release from cancellation and waits for its end."""

import asyncio


async def to_its_end(coroutine):
    task = asyncio.create_task(coroutine)
    cancelled = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            cancelled = exc
    task.result()
    if cancelled:
        raise cancelled


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            picture = await draw(scene)
        except BaseException:
            await to_its_end(release(folder))
            raise
        else:
            await to_its_end(release(folder))
        return picture
    finally:
        await to_its_end(release(licence))
