"""A stack instead of a queue.

Verdict: WRONG_RESULT
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.LifoQueue()
    clicks = {start: 0}
    queue.put_nowait(start)

    async def work():
        while True:
            page = await queue.get()
            links = await fetch_links(page)
            if clicks[page] < depth:
                for link in links:
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
