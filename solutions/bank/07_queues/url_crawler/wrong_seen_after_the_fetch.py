"""Notes a page as seen when it has been fetched: meanwhile others find it too.

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
            if page not in clicks:
                links = await fetch_links(page)
                clicks.setdefault(page, number)
                if number < depth:
                    for link in links:
                        if link not in clicks:
                            queue.put_nowait((link, number + 1))
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(limit)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return clicks
