"""A semaphore for the links of each page: together they are far too many.

Verdict: UNBOUNDED
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    clicks = {start: 0}

    async def visit(page, room):
        async with room:
            links = await fetch_links(page)
        if clicks[page] < depth:
            new = [link for link in dict.fromkeys(links) if link not in clicks]
            clicks.update(dict.fromkeys(new, clicks[page] + 1))
            below = asyncio.Semaphore(limit)
            await asyncio.gather(*(visit(link, below) for link in new))

    await visit(start, asyncio.Semaphore(limit))
    return clicks
