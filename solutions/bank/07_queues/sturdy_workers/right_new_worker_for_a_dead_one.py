"""Lets the workers die, and puts a new one into the place of each."""

import asyncio


async def convert_all(convert, names, workers):
    queue = asyncio.Queue()
    for name in names:
        queue.put_nowait(name)
    results, failures = {}, {}
    held = {}

    async def worker():
        me = asyncio.current_task()
        while not queue.empty():
            held[me] = queue.get_nowait()
            results[held[me]] = await convert(held[me])

    crew = {asyncio.create_task(worker()) for _ in range(workers)}
    try:
        while crew:
            done, crew = await asyncio.wait(crew, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if (error := task.exception()) is not None:
                    failures[held[task]] = error
                    crew.add(asyncio.create_task(worker()))
    finally:
        for task in crew:
            task.cancel()
        if crew:
            await asyncio.wait(crew)
    return results, failures
