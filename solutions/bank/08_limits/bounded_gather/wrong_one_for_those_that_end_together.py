"""When several calls end at the same moment, it begins only one.

Verdict: UNDERUSED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    todo = list(enumerate(items))
    out = [None] * len(items)
    running = {}
    for i, item in todo[:limit]:
        running[asyncio.create_task(fetch(item))] = i
    del todo[:limit]
    while running:
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for t in done:
            out[running.pop(t)] = t.result()
        if todo:
            i, item = todo.pop(0)
            running[asyncio.create_task(fetch(item))] = i
    return out
