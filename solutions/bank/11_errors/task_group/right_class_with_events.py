"""A class for a part, one group for all, and an event for each part that is finished."""

import asyncio


class Part:
    def __init__(self, name, parts):
        self.name = name
        self.parts = [Part(*item) for item in parts.items()]
        self.ready = asyncio.Event()

    def start(self, group, build, finished):
        for part in self.parts:
            part.start(group, build, finished)
        group.create_task(self.run(build, finished))

    async def run(self, build, finished):
        for part in self.parts:
            await part.ready.wait()
        self.result = finished[self.name] = await build(self.name, [part.result for part in self.parts])
        self.ready.set()


async def build_all(build, tree, finished):
    root = Part(None, tree)
    async with asyncio.TaskGroup() as group:
        for part in root.parts:
            part.start(group, build, finished)
    return [part.result for part in root.parts]
