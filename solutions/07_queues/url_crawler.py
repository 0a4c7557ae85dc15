"""Reference: url_crawler."""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.Queue()
    # What has been found, not what has been fetched: between the look into the dict and the
    # entry there is no await, so no other worker can come between them.
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
            # Only now: the new pages are counted already, so join() cannot return too early.
            queue.task_done()

    # If a worker fails, the group cancels join(), which would otherwise wait for ever.
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(limit)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return clicks
