"""A worker goes home when the queue is empty, while the first page is still being fetched.

Verdict: SEQUENTIAL
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    queue = asyncio.Queue()
    clicks = {start: 0}
    queue.put_nowait(start)

    async def work():
        while not queue.empty():
            page = queue.get_nowait()
            links = await fetch_links(page)
            if clicks[page] < depth:
                for link in links:
                    if link not in clicks:
                        clicks[link] = clicks[page] + 1
                        queue.put_nowait(link)

    await asyncio.gather(*(work() for _ in range(limit)))
    return clicks
