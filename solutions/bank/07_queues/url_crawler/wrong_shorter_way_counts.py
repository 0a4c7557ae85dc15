"""Corrects the clicks of a page when it is found again by a shorter way.

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
            links = await fetch_links(page)
            if clicks[page] < depth:
                for link in links:
                    if link not in clicks:
                        queue.put_nowait(link)
                    clicks[link] = min(clicks.get(link, depth), clicks[page] + 1)
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(limit)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return clicks
