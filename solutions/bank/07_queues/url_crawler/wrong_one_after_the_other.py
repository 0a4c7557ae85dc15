"""A plain breadth-first search: one page at a time.

Verdict: SEQUENTIAL
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    clicks = {start: 0}
    todo = [start]
    for page in todo:
        links = await fetch_links(page)
        if clicks[page] < depth:
            for link in links:
                if link not in clicks:
                    clicks[link] = clicks[page] + 1
                    todo.append(link)
    return clicks
