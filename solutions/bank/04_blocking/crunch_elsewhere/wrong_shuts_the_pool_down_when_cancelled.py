"""Withdraws the jobs, when it is cancelled, by shutting the caller's pool down.

Verdict: FORBIDDEN
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    try:
        return await asyncio.gather(*jobs)
    except asyncio.CancelledError:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    except Exception:
        for job in jobs:
            job.cancel()
        raise
