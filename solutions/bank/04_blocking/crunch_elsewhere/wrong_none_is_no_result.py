"""Waits until no place in the list is None, and None may be a result.

Verdict: DEADLOCK
"""

import asyncio


async def crunch_all(pool, work, items):
    if not items:
        return []
    loop = asyncio.get_running_loop()
    results = [None] * len(items)
    finished = loop.create_future()

    def note(place, job):
        if finished.done() or job.cancelled():
            return
        if (error := job.exception()) is not None:
            finished.set_exception(error)
            return
        results[place] = job.result()
        if None not in results:
            finished.set_result(results)

    jobs = []
    for place, item in enumerate(items):
        job = loop.run_in_executor(pool, work, item)
        job.add_done_callback(lambda job, place=place: note(place, job))
        jobs.append(job)
    try:
        return await finished
    finally:
        for job in jobs:
            job.cancel()
