"""Trusts that everybody uses it inside of the block.

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
        file, self.file = self.file, None
        await file.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.file.readline()
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
