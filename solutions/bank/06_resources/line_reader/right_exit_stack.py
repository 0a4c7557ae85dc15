"""Inherits from AsyncExitStack and AsyncIterator; the stack closes the file."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack


class LineReader(AsyncExitStack, AsyncIterator):
    def __init__(self, open_file, path):
        super().__init__()
        self.open = lambda: open_file(path)
        self.readline = self.refuse

    @staticmethod
    async def refuse():
        raise RuntimeError("the file is not open")

    async def __aenter__(self):
        file = await self.open()
        self.push_async_callback(file.close)
        self.callback(setattr, self, "readline", self.refuse)
        self.readline = file.readline
        return await super().__aenter__()

    async def __anext__(self):
        text = await self.readline()
        if text == "":
            raise StopAsyncIteration
        line, _, _ = text.partition("\n")
        return line
