"""Looks only when a loop begins: one that began inside goes on after the block.

Verdict: WRONG_RESULT
"""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.is_open = False

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        self.is_open = True
        return self

    async def __aexit__(self, kind, error, traceback):
        self.is_open = False
        await self.file.close()

    def __aiter__(self):
        if not self.is_open:
            raise RuntimeError("the file is not open")
        return self

    async def __anext__(self):
        line = await self.file.readline()
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
