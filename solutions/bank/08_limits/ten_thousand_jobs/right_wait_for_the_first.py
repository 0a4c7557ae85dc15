"""A set of running tasks, and asyncio.wait until one has ended."""

import asyncio


async def process_all(source, work, limit):
    running = set()
    done = failed = 0

    def count(finished):
        nonlocal done, failed
        for task in finished:
            if task.exception() is None:
                done += 1
            else:
                failed += 1

    try:
        async for item in source:
            running.add(asyncio.ensure_future(work(item)))
            ended = {task for task in running if task.done()}
            if len(running) - len(ended) >= limit:
                more, _ = await asyncio.wait(running - ended, return_when=asyncio.FIRST_COMPLETED)
                ended |= more
            running -= ended
            count(ended)
            del ended
        if running:
            count((await asyncio.wait(running))[0])
    finally:
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
    return done, failed
