"""A queue of numbered names, and as many workers as names."""

import asyncio


async def download_all(download, names):
    queue = asyncio.Queue()
    results = {}

    async def worker():
        number, name = queue.get_nowait()
        results[number] = await download(name)
        queue.task_done()

    for item in enumerate(names):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker()) for _ in range(queue.qsize())]
    await queue.join()
    await asyncio.gather(*workers)
    return [results[number] for number in sorted(results)]
