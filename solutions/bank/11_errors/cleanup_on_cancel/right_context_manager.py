"""A context manager made of a generator, used twice."""

import contextlib


async def render(scene, acquire, release, draw):
    @contextlib.asynccontextmanager
    async def borrowed(what):
        thing = await acquire(what)
        try:
            yield thing
        finally:
            await release(thing)

    async with borrowed("licence"), borrowed("folder"):
        picture = await draw(scene)
    return picture
