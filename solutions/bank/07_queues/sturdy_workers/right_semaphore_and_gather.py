"""No queue: a task for each name behind a semaphore; gather hands the exceptions over."""

import asyncio


async def convert_all(convert, names, workers):
    free = asyncio.Semaphore(workers)

    async def one(name):
        async with free:
            return await convert(name)

    tasks = {name: asyncio.create_task(one(name), name=name) for name in names}
    try:
        if tasks:
            await asyncio.wait(tasks.values())
    except asyncio.CancelledError:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        raise
    errors = {name: task.exception() for name, task in tasks.items()}
    results = {name: task.result() for name, task in tasks.items() if errors[name] is None}
    return results, {name: error for name, error in errors.items() if error is not None}
