"""Closes after the kinds of errors that come to mind.

Verdict: LEAKED_RESOURCE
"""

import asyncio


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.file = None

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        return self

    async def __aexit__(self, kind, error, traceback):
        file, self.file = self.file, None
        if error is None or isinstance(error, (OSError, asyncio.CancelledError)):
            await file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.file is None:
            raise RuntimeError("the file is not open")
        line = await self.file.readline()
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
