"""gather(return_exceptions=True) turns errors into outcomes; bytes are decoded afterwards."""

import asyncio
import time

import aiofiles


class Reader:
    def __init__(self, check, limit):
        self.check = check
        self.semaphore = asyncio.BoundedSemaphore(limit)

    async def __call__(self, path):
        await self.semaphore.acquire()
        began = time.perf_counter()
        try:
            async with aiofiles.open(path, "rb") as file:
                text = (await file.read()).decode("utf-8")
                return await self.check(text)
        finally:
            self.semaphore.release()
            print(path.name, "took", time.perf_counter() - began)


async def check_files(check, paths, limit):
    outcomes = await asyncio.gather(*map(Reader(check, limit), paths), return_exceptions=True)
    return list(zip(paths, outcomes, strict=True))
