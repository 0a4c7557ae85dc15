"""An AsyncExitStack remembers what to release; it goes on when one release is cancelled."""

from contextlib import AsyncExitStack


async def render(scene, acquire, release, draw):
    async with AsyncExitStack() as stack:
        for what in ("licence", "folder"):
            stack.push_async_callback(release, await acquire(what))
        return await draw(scene)
