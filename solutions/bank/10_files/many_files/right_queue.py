"""A queue of numbered paths, and workers that end when it is empty."""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    queue = asyncio.Queue()
    for item in enumerate(paths):
        queue.put_nowait(item)
    outcomes = {}

    async def worker():
        while not queue.empty():
            number, path = queue.get_nowait()
            file = None
            try:
                file = await aiofiles.open(path, encoding="utf-8")
                outcome = await check(await file.read())
            except Exception as error:
                outcome = error
            finally:
                if file is not None:
                    await file.close()
            outcomes[number] = (path, outcome)

    await asyncio.gather(*(worker() for _ in range(limit)))
    return [outcomes[number] for number in sorted(outcomes)]
