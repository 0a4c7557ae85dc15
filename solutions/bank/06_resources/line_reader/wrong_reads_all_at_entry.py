"""Reads the whole file at the beginning of the block.

Verdict: WRONG_TIMING
"""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.file = None

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        self.lines = []
        while line := await self.file.readline():
            self.lines.append(line)
        return self

    async def __aexit__(self, kind, error, traceback):
        file, self.file = self.file, None
        await file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.file is None:
            raise RuntimeError("the file is not open")
        if not self.lines:
            raise StopAsyncIteration
        return self.lines.pop(0).removesuffix("\n")
