"""Keeps its place in the semaphore while it waits for the pages below.

Verdict: DEADLOCK
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    room = asyncio.Semaphore(limit)
    clicks = {start: 0}

    async def visit(page):
        async with room:
            links = await fetch_links(page)
            if clicks[page] < depth:
                new = [link for link in dict.fromkeys(links) if link not in clicks]
                clicks.update(dict.fromkeys(new, clicks[page] + 1))
                await asyncio.gather(*map(visit, new))

    await visit(start)
    return clicks
