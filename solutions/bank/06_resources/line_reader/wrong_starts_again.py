"""Keeps all lines, and gives each loop all of them again.

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
        return self.lines()

    async def lines(self):
        if self.file is None:
            raise RuntimeError("the file is not open")
        self.seen = getattr(self, "seen", [])
        for line in self.seen:
            yield line
        while line := await self.file.readline():
            if self.file is None:
                raise RuntimeError("the file was closed")
            self.seen.append(line.removesuffix("\n"))
            yield self.seen[-1]
