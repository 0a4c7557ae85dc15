"""An object that starts everything when it is made, and can be iterated over."""

import asyncio
import time


class Album:
    def __init__(self, download, names):
        self.began = time.monotonic()
        self.tasks = [asyncio.ensure_future(download(name)) for name in names]
        self.waiting = iter(self.tasks)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if (task := next(self.waiting, None)) is None:
            print(f"all done after {time.monotonic() - self.began:.2f} s")
            raise StopAsyncIteration
        return await task


async def download_all(download, names):
    return [picture async for picture in Album(download, names)]
