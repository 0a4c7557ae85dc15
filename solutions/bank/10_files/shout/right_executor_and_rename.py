"""run_in_executor, a counter in a class, and Path.replace."""

import asyncio
from functools import partial


class Crier:
    running = 0

    def __init__(self, target, encoding):
        Crier.running += 1
        self.target = target
        self.encoding = encoding
        self.new = target.with_name(f".{target.name}.{Crier.running}.part")

    async def read(self, source):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, partial(source.read_text, encoding=self.encoding))

    async def write(self, text):
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(None, partial(self.new.write_text, text, encoding=self.encoding))
            self.new.replace(self.target)
        finally:
            if self.new.exists():
                self.new.unlink()


async def shout(source, target, transform, encoding="utf-8"):
    crier = Crier(target, encoding)
    await crier.write(await transform(await crier.read(source)))
