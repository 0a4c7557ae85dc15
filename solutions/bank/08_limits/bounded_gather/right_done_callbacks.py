"""Each task's done callback starts the next one."""

import asyncio


async def bounded_gather(fetch, items, limit):
    done = asyncio.Event()
    results = [None] * len(items)
    waiting = list(enumerate(items))[::-1]
    left = len(items)
    tasks = set()

    def start():
        if waiting:
            number, item = waiting.pop()
            task = asyncio.ensure_future(fetch(item))
            tasks.add(task)
            task.add_done_callback(lambda task: finish(number, task))

    def finish(number, task):
        nonlocal left
        tasks.discard(task)
        results[number] = task.result()
        left -= 1
        start()
        if not left:
            done.set()

    for _ in range(limit):
        start()
    if left:
        await done.wait()
    return results
