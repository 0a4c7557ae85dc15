"""Takes the block for begun before the file is open: if that is cancelled, it has no file to read from.

Verdict: WRONG_RESULT
"""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.inside = False

    async def __aenter__(self):
        self.inside = True
        self.file = await self.open_file(self.path)
        return self

    async def __aexit__(self, kind, error, traceback):
        self.inside = False
        await self.file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.inside:
            raise RuntimeError("use it inside of `async with`")
        line = await self.file.readline()
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
