"""Refuses to read after a block that ended well, but not after one that an error ended.

Verdict: WRONG_RESULT
"""


class LineReader:
    def __init__(self, open_file, path):
        self.o, self.p = open_file, path
        self.f = None

    async def __aenter__(self):
        self.f = await self.o(self.p)
        return self

    async def __aexit__(self, kind, *e):
        await self.f.close()
        if kind is None:
            self.f = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.f is None:
            raise RuntimeError
        line = await self.f.readline()
        if line == "":
            raise StopAsyncIteration()
        return line.removesuffix("\n")
