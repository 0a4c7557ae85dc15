"""Reads the next line while the loop works on this one.

Verdict: WRONG_TIMING
"""

import asyncio


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.file = None

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        self.next = None
        return self

    async def __aexit__(self, kind, error, traceback):
        if self.next is not None:
            self.next.cancel()
            await asyncio.wait([self.next])
        file, self.file = self.file, None
        await file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.file is None:
            raise RuntimeError("the file is not open")
        line = await (self.next or self.file.readline())
        self.next = asyncio.create_task(self.file.readline()) if line else None
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
