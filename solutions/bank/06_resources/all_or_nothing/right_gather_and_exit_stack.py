"""gather for the openings, an AsyncExitStack with a slot for each name for the way back."""

import asyncio
from contextlib import AsyncExitStack


async def open_all(connect, disconnect, names):
    names = list(names)
    lines = {}

    async def open_one(number, name):
        lines[number] = await connect(name)

    async def close_one(number):
        if number in lines:
            await disconnect(lines[number])

    async def stop(tasks):
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async with AsyncExitStack() as stack:
        for number in range(len(names)):
            stack.push_async_callback(close_one, number)
        tasks = [asyncio.ensure_future(open_one(*item)) for item in enumerate(names)]
        stack.push_async_callback(stop, tasks)
        await asyncio.gather(*tasks)
        stack.pop_all()
    return [lines[number] for number in range(len(names))]
