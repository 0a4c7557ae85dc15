"""A class with __aenter__ and __aexit__."""


class Borrowed:
    def __init__(self, what, acquire, release):
        self.what, self.acquire, self.release = what, acquire, release

    async def __aenter__(self):
        self.thing = await self.acquire(self.what)
        return self.thing

    async def __aexit__(self, *_):
        await self.release(self.thing)


async def render(scene, acquire, release, draw):
    async with Borrowed("licence", acquire, release):
        async with Borrowed("folder", acquire, release):
            return await draw(scene)
