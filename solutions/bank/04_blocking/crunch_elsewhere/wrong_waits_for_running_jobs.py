"""When it is cancelled, it waits for the jobs that run.

Verdict: WRONG_TIMING
"""

import asyncio


async def crunch_all(pool, work, items):
    jobs = [pool.submit(work, item) for item in items]
    try:
        return await asyncio.gather(*map(asyncio.wrap_future, jobs))
    except asyncio.CancelledError:
        begun = [job for job in jobs if not job.cancel()]
        await asyncio.gather(*map(asyncio.wrap_future, begun))
        raise
    finally:
        for job in jobs:
            job.cancel()
