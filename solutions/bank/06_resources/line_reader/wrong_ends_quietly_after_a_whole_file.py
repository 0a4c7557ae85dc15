"""Asks first whether the file was at its end, and only then whether the block still runs.

Verdict: WRONG_RESULT
"""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.file = None
        self.ended = False

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        return self

    async def __aexit__(self, kind, error, traceback):
        file, self.file = self.file, None
        await file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.ended:
            raise StopAsyncIteration
        if self.file is None:
            raise RuntimeError("the file is not open")
        line = await self.file.readline()
        if not line:
            self.ended = True
            raise StopAsyncIteration
        return line.removesuffix("\n")
