"""Each task puts its outcome into a queue when it ends."""

import asyncio


async def as_they_finish(ask, airlines):
    ended = asyncio.Queue()
    tasks = []
    for airline in airlines:
        task = asyncio.ensure_future(ask(airline))
        task.add_done_callback(ended.put_nowait)
        tasks.append(task)
    try:
        for _ in range(len(tasks)):
            task = await ended.get()
            yield task.result()
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
