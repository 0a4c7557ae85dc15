"""__aiter__ is an asynchronous generator."""


class LineReader:
    def __init__(self, open_file, path):
        self.open_file, self.path = open_file, path
        self.is_open = False

    async def __aenter__(self):
        self.file = await self.open_file(self.path)
        self.is_open = True
        return self

    async def __aexit__(self, *details):
        self.is_open = False
        await self.file.close()

    def check(self):
        if not self.is_open:
            raise RuntimeError("use the reader inside of `async with`")

    async def __aiter__(self):
        self.check()
        while line := await self.file.readline():
            yield line[:-1] if line[-1] == "\n" else line
            self.check()
