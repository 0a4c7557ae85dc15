"""Each failure sets the same future, which the first of them has set already.

Verdict: LOST_ERROR
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    failed = loop.create_future()

    def look(job):
        if not job.cancelled() and (error := job.exception()) is not None:
            failed.set_exception(error)

    jobs = [loop.run_in_executor(pool, work, item) for item in items]
    for job in jobs:
        job.add_done_callback(look)
    everything = asyncio.gather(*jobs, return_exceptions=True)
    try:
        await asyncio.wait([everything, failed], return_when=asyncio.FIRST_COMPLETED)
        if failed.done():
            raise failed.exception()
        return everything.result()
    finally:
        for job in jobs:
            job.cancel()
