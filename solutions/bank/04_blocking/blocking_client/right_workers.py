"""`limit` tasks take number after number from one iterator."""

import asyncio


async def load_all(load, numbers, limit):
    work = enumerate(numbers)
    records = {}

    async def worker():
        for index, number in work:
            records[index] = await asyncio.to_thread(load, number)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(limit):
                group.create_task(worker())
    except ExceptionGroup as group:
        raise group.exceptions[0] from None
    return [records[index] for index in sorted(records)]
