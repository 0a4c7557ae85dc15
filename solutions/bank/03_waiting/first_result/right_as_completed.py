"""The first of as_completed, inside of try and finally."""

import asyncio


async def _stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def first_result(fetch, mirrors):
    tasks = [asyncio.ensure_future(fetch(mirror)) for mirror in mirrors]
    try:
        for first in asyncio.as_completed(tasks):
            return await first
    finally:
        await _stop(tasks)
    raise ValueError("no mirrors")
