"""Asks again and again whether there is a page or all is done.

Verdict: RUNAWAY
"""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    todo, running = [start], 0
    clicks = {start: 0}

    async def work():
        nonlocal running
        while todo or running:
            if not todo:
                await asyncio.sleep(0)
                continue
            page = todo.pop(0)
            running += 1
            links = await fetch_links(page)
            running -= 1
            if clicks[page] < depth:
                for link in links:
                    if link not in clicks:
                        clicks[link] = clicks[page] + 1
                        todo.append(link)

    await asyncio.gather(*(work() for _ in range(limit)))
    return clicks
