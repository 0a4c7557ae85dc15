"""Takes "/a/" for "/a".

Verdict: WRONG_RESULT
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    clicks = {start: 0}
    gate = asyncio.Semaphore(limit)
    async with asyncio.TaskGroup() as tg:

        async def visit(page):
            async with gate:
                links = await fetch_links(page)
            if clicks[page] < depth:
                for link in links:
                    link = link.rstrip("/") or "/"
                    if link not in clicks:
                        clicks[link] = clicks[page] + 1
                        tg.create_task(visit(link))

        tg.create_task(visit(start))
    return clicks
