"""Fetches all pages of one depth before it looks at the next.

Verdict: UNDERUSED
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    room = asyncio.Semaphore(limit)
    clicks = {start: 0}
    level = [start]

    async def fetch(page):
        async with room:
            return await fetch_links(page)

    for number in range(1, depth + 2):
        found = await asyncio.gather(*map(fetch, level))
        if number > depth:
            break
        level = []
        for links in found:
            for link in links:
                if link not in clicks:
                    clicks[link] = number
                    level.append(link)
    return clicks
