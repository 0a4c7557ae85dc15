"""No join: a counter of pages in work, and end marks from the worker who finishes the last one."""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.Queue()
    clicks = {start: 0}
    open_pages = 1
    queue.put_nowait(start)

    async def work():
        nonlocal open_pages
        while (item := await queue.get()) is not queue:
            links = await fetch_links(item)
            for link in links if clicks[item] < depth else ():
                if link not in clicks:
                    clicks[link] = clicks[item] + 1
                    open_pages += 1
                    queue.put_nowait(link)
            open_pages -= 1
            if open_pages == 0:
                for _ in range(limit):
                    queue.put_nowait(queue)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return clicks
