"""Reference: bounded_gather."""

import asyncio


async def bounded_gather(fetch, items, limit):
    # Made here and not in the module: each call of bounded_gather has its own limit.
    room = asyncio.Semaphore(limit)

    async def fetch_in_turn(item):
        # A semaphore wakes its waiters in the order in which they came, one for each that
        # leaves: so the order holds, and no place stays free while somebody waits.
        async with room:
            return await fetch(item)

    # gather starts a task for every item, and most of them wait in front of the semaphore.
    # That is fine for hundreds of items; the next kata is about very many more.
    return await asyncio.gather(*(fetch_in_turn(item) for item in items))
