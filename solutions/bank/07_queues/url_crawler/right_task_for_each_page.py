"""A task for each page, made when the page is found, behind a semaphore."""

import asyncio


async def crawl(fetch_links, start, limit, depth):
    room = asyncio.Semaphore(limit)
    found = {}

    async with asyncio.TaskGroup() as group:

        def find(page, clicks):
            if page not in found and clicks <= depth:
                found[page] = clicks
                group.create_task(visit(page))

        async def visit(page):
            async with room:
                links = await fetch_links(page)
            for link in links:
                find(link, found[page] + 1)

        find(start, 0)
    return found
