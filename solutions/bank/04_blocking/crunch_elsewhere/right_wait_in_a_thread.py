"""A thread may wait for the pool, as long as it computes nothing."""

import asyncio
import concurrent.futures


async def crunch_all(pool, work, items):
    jobs = [pool.submit(work, item) for item in items]
    try:
        done, _ = await asyncio.to_thread(concurrent.futures.wait, jobs, return_when=concurrent.futures.FIRST_EXCEPTION)
        for job in done:
            if error := job.exception():
                raise error
        return [job.result() for job in jobs]
    finally:
        for job in jobs:
            job.cancel()
