"""Callbacks of the pool's own futures tell the loop."""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    left = 0

    def tell(job):
        loop.call_soon_threadsafe(note, job)

    def note(job):
        nonlocal left
        left -= 1
        if over.done() or job.cancelled():
            return
        if (error := job.exception()) is not None:
            over.set_exception(error)
        elif not left:
            over.set_result(None)

    jobs = [pool.submit(work, item) for item in items]
    left = len(jobs)
    for job in jobs:
        job.add_done_callback(tell)
    try:
        if jobs:
            await over
        return [job.result() for job in jobs]
    finally:
        for job in jobs:
            job.cancel()
