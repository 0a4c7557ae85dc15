"""readline in binary mode, in a class, with a walrus."""

import aiofiles


class Counter:
    def __init__(self, text):
        self.text = text
        self.lines = 0
        self.matches = 0

    def add(self, line):
        self.lines += 1
        if self.text in line.decode("utf-8"):
            self.matches += 1


async def count_lines(path, text):
    counter = Counter(text)
    file = await aiofiles.open(path, mode="rb")
    try:
        while line := await file.readline():
            counter.add(line)
    finally:
        await file.close()
    print(f"{path.name}: {counter.lines} lines")
    return counter.lines, counter.matches
