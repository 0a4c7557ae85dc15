"""One worker for each item, whatever the limit says.

Verdict: UNBOUNDED
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    queue = asyncio.Queue(maxsize=limit)
    results = {}

    async def worker():
        number, item = await queue.get()
        results[number] = await fetch(item)

    workers = [asyncio.create_task(worker()) for _ in items]
    for pair in enumerate(items):
        await queue.put(pair)
    await asyncio.gather(*workers)
    return [results[number] for number in sorted(results)]
