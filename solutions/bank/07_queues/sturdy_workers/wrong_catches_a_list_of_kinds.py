"""Catches the kinds of errors that come to mind.

Verdict: WRONG_RESULT
"""

import asyncio


async def convert_all(convert, names, workers):
    results, failures = {}, {}
    it = iter(names)

    async def worker():
        for name in it:
            try:
                results[name] = await convert(name)
            except (ValueError, OSError, TimeoutError, RuntimeError) as e:
                failures[name] = e

    async with asyncio.TaskGroup() as tg:
        for n in range(workers):
            tg.create_task(worker())
    return results, failures
