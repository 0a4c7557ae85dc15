"""Remembers no page: cycles are followed until the limit of depth.

Verdict: WRONG_RESULT
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.Queue()
    clicks = {}
    queue.put_nowait((start, 0))

    async def work():
        while True:
            page, number = await queue.get()
            clicks.setdefault(page, number)
            links = await fetch_links(page)
            if number < depth:
                for link in links:
                    queue.put_nowait((link, number + 1))
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(limit)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return clicks
