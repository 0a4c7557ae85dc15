"""Forgets the file when `close` has ended: if that is cancelled, it still reads after the block.

Verdict: WRONG_RESULT
"""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.file = None

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.file.close()
        self.file = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.file is None:
            raise RuntimeError("the file is not open")
        line = await self.file.readline()
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
