"""as_completed of numbered results, sorted at the end."""

import asyncio


async def _numbered(number, coroutine):
    return number, await coroutine


async def gather_in_order(coroutines):
    tasks = [asyncio.ensure_future(_numbered(*item)) for item in enumerate(coroutines)]
    try:
        finished = [await job for job in asyncio.as_completed(tasks)]
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    return [result for _, result in sorted(finished, key=lambda pair: pair[0])]
