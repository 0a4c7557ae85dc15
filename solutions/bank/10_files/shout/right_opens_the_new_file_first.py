"""An asynchronous context manager opens the new file before the service is asked, in bytes."""

import asyncio
import contextlib
import itertools
import os

import aiofiles

numbers = itertools.count()


@contextlib.asynccontextmanager
async def complete_or_not_at_all(path):
    new = path.parent / f"{path.name}~{next(numbers)}"
    try:
        async with aiofiles.open(new, "wb") as file:
            yield file
        os.replace(new, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.remove(new)
        raise


async def shout(source, target, transform, encoding="utf-8"):
    data = await asyncio.to_thread(source.read_bytes)
    async with complete_or_not_at_all(target) as file:
        loud = await transform(data.decode(encoding))
        print("writing", len(loud), "characters")
        await file.write(loud.encode(encoding))
