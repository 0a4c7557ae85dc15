"""A task for each parcel, and nobody counts the clerks.

Verdict: UNBOUNDED
"""

import asyncio


async def stamp_all(vans, stamp, clerks):
    total = 0

    async def unload(van, group):
        nonlocal total
        async for parcel in van:
            total += 1
            group.create_task(stamp(parcel))

    async with asyncio.TaskGroup() as group:
        for van in vans:
            group.create_task(unload(van, group))
    return total
