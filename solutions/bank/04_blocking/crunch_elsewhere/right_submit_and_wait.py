"""Submits the jobs itself, wraps their futures, and waits for the first exception."""

import asyncio


async def crunch_all(pool, work, items):
    jobs = [pool.submit(work, item) for item in items]
    wrapped = [asyncio.wrap_future(job) for job in jobs]
    try:
        if wrapped:
            done, _ = await asyncio.wait(wrapped, return_when=asyncio.FIRST_EXCEPTION)
            for future in done:
                future.result()
        return [job.result() for job in jobs]
    finally:
        for future in wrapped:
            future.cancel()
