"""One loop that keeps the running fetches in a dict and waits for the first to end."""

import asyncio
from collections import deque


async def crawl(fetch_links, start, limit, depth):
    seen = {start: 0}
    todo = deque([start])
    running = {}
    try:
        while todo or running:
            while todo and len(running) < limit:
                page = todo.popleft()
                running[asyncio.create_task(fetch_links(page))] = page
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in [task for task in running if task in done]:
                page = running.pop(task)
                new = [] if seen[page] == depth else [link for link in task.result() if link not in seen]
                for link in dict.fromkeys(new):
                    seen[link] = seen[page] + 1
                    todo.append(link)
    finally:
        for task in running:
            task.cancel()
    return seen
