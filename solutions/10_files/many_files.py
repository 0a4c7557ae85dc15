"""Reference: many_files."""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        # The file is opened inside too: otherwise all of them would be open at once.
        async with room:
            try:
                async with aiofiles.open(path, encoding="utf-8") as file:
                    text = await file.read()
                return path, await check(text)
            except Exception as error:
                # One file's trouble. A cancellation is no Exception and goes through.
                return path, error

    # No error can come out of check_file, so gather always waits for all; it keeps the order.
    return await asyncio.gather(*map(check_file, paths))
