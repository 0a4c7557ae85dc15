"""Reference: crunch_elsewhere."""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    # The pool has a line of its own for the jobs that must wait for a worker: hand all over.
    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    try:
        return await asyncio.gather(*jobs)
    finally:
        # gather cancels the others when it is cancelled, but not when one of them fails.
        # To cancel the future of a job takes the job out of the pool's line; if a worker has
        # begun with it, only nobody looks at the result any more.
        for job in jobs:
            job.cancel()
