"""The workers wait for the next page, and nobody tells them that none will come.

Verdict: DEADLOCK
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
                        clicks[link] = clicks[page] + 1
                        queue.put_nowait(link)

    await asyncio.gather(*(work() for _ in range(limit)))
    return clicks
