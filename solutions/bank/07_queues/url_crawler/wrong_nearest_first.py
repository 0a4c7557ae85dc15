"""A PriorityQueue by the number of clicks: a page found later is fetched first if it is nearer to the start.

Verdict: WRONG_RESULT
"""

import asyncio
from itertools import count


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.PriorityQueue()
    order = count()
    clicks = {start: 0}
    queue.put_nowait((0, next(order), start))

    async def work():
        while True:
            distance, _, page = await queue.get()
            links = await fetch_links(page)
            if distance < depth:
                for link in links:
                    if link not in clicks:
                        clicks[link] = distance + 1
                        queue.put_nowait((distance + 1, next(order), link))
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(limit)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return clicks
