"""Closes where the file ends, which a loop with `break` never reaches.

Verdict: WRONG_TIMING
"""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.file = None

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        return self

    async def __aexit__(self, kind, error, traceback):
        self.file = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.file is None:
            raise RuntimeError("the file is not open")
        line = await self.file.readline()
        if not line:
            await self.file.close()
            raise StopAsyncIteration
        return line.removesuffix("\n")
