"""Keeps the semaphore for ever, so that two calls of bounded_gather share it.

Verdict: UNDERUSED
"""

import asyncio

rooms = {}


async def bounded_gather(fetch, items, limit):
    room = rooms.setdefault("room", asyncio.Semaphore(limit))

    async def one(item):
        async with room:
            return await fetch(item)

    return await asyncio.gather(*map(one, items))
