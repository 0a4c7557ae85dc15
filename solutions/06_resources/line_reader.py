"""Reference: line_reader."""


class LineReader:
    def __init__(self, open_file, path):
        self._open_file = open_file
        self._path = path
        self._file = None  # not None exactly while the block runs

    async def __aenter__(self):
        self._file = await self._open_file(self._path)
        return self

    async def __aexit__(self, kind, error, traceback):
        # Forget the file first: from now on nobody can read, not even while it is being closed.
        file, self._file = self._file, None
        await file.close()

    def __aiter__(self):
        # Not a coroutine function: `async for` awaits __anext__ only. Returning self makes
        # all loops share the position in the file.
        return self

    async def __anext__(self):
        # Checked at each line: a loop may outlive the block that it began in.
        if self._file is None:
            raise RuntimeError("a LineReader gives lines only inside of its `async with` block")
        line = await self._file.readline()
        if not line:
            raise StopAsyncIteration
        return line.removesuffix("\n")
