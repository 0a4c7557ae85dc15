"""In a TaskGroup, a second task sleeps and then cancels the fetch."""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    async def protected():
        try:
            return await fetch(), None
        except Exception as error:
            return None, error

    async def clock():
        await asyncio.sleep(seconds)
        job.cancel()

    async with asyncio.TaskGroup() as group:
        job = group.create_task(protected())
        ticking = group.create_task(clock())
        job.add_done_callback(lambda _: ticking.cancel())
    if job.cancelled():
        return fallback
    value, error = job.result()
    if error is not None:
        raise error
    return value
