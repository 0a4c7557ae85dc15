"""Fetches every page at once when it is found.

Verdict: UNBOUNDED
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    clicks = {start: 0}

    async def visit(page):
        links = await fetch_links(page)
        if clicks[page] < depth:
            new = [link for link in dict.fromkeys(links) if link not in clicks]
            clicks.update(dict.fromkeys(new, clicks[page] + 1))
            await asyncio.gather(*map(visit, new))

    await visit(start)
    return clicks
