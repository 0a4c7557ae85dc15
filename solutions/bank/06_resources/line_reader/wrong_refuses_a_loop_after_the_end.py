"""At the end of the file, it takes the reader for closed.

Verdict: WRONG_RESULT
"""


class LineReader:
    def __init__(self, open_file, path):
        self.o, self.p, self.f = open_file, path, None

    async def __aenter__(self):
        self.f = await self.o(self.p)
        self.done = False
        return self

    async def __aexit__(self, *e):
        await self.f.close()
        self.f = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.f is None or self.done:
            raise RuntimeError
        line = await self.f.readline()
        if line == "":
            self.done = True
            raise StopAsyncIteration()
        return line.removesuffix("\n")
