"""Workers take the items from the end of a list.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    results = [None] * len(items)
    todo = list(enumerate(items))

    async def worker():
        while todo:
            number, item = todo.pop()
            results[number] = await fetch(item)

    await asyncio.gather(*(worker() for _ in range(limit)))
    return results
