"""Reports an error as the end of the file.

Verdict: LOST_ERROR
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
        if self.file is None:
            raise RuntimeError("the file is not open")
        try:
            line = await self.file.readline()
        except OSError as error:
            print(error)
            raise StopAsyncIteration from error
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
