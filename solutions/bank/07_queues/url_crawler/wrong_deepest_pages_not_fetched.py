"""Counts the pages at the limit of depth, but does not fetch them.

Verdict: WRONG_RESULT
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.Queue()
    clicks = {start: 0}
    queue.put_nowait(start)

    async def work():
        while True:
            page = await queue.get()
            if clicks[page] < depth:
                for link in await fetch_links(page):
                    if link not in clicks:
                        clicks[link] = clicks[page] + 1
                        queue.put_nowait(link)
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(limit)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return clicks
