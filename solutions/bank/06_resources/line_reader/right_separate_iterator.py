"""The lines come from an object of another class; reading runs in a task."""

import asyncio
from contextlib import asynccontextmanager


class _Lines:
    def __init__(self, reader):
        self.reader = reader

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.reader.state != "open":
            raise RuntimeError(f"the file is {self.reader.state}")
        line = await asyncio.create_task(self.reader.file.readline())
        match line:
            case "":
                raise StopAsyncIteration
            case _:
                return line.rstrip("\n")


class LineReader:
    def __init__(self, open_file, path):
        self.state = "not open yet"
        self.manager = self.opened(open_file, path)

    @asynccontextmanager
    async def opened(self, open_file, path):
        self.file = await open_file(path)
        self.state = "open"
        try:
            yield self
        finally:
            self.state = "closed"
            await self.file.close()

    def __aiter__(self):
        return _Lines(self)

    async def __aenter__(self):
        return await self.manager.__aenter__()

    async def __aexit__(self, *details):
        return await self.manager.__aexit__(*details)
