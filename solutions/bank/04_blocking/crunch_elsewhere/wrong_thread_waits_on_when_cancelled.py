"""When it is cancelled, the jobs stay in the pool: a thread waits for them.

Verdict: LEAKED_TASK
"""

import asyncio
import concurrent.futures


async def crunch_all(pool, work, items):
    def wait():
        jobs = [pool.submit(work, item) for item in items]
        done, waiting = concurrent.futures.wait(jobs, return_when=concurrent.futures.FIRST_EXCEPTION)
        for job in waiting:
            job.cancel()
        for job in done:
            job.result()
        return [job.result() for job in jobs]

    return await asyncio.to_thread(wait)
