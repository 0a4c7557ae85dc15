"""Takes a false item for the end of the work.

Verdict: WRONG_RESULT
"""

import asyncio


async def bounded_gather(fetch, items, limit):
    results = [None] * len(items)
    todo = list(items)

    async def worker():
        while todo and (item := todo.pop(0)):
            number = len(items) - len(todo) - 1
            results[number] = await fetch(item)

    await asyncio.gather(*(worker() for _ in range(limit)))
    return results
