"""The dicts are default arguments, made once: they still hold what the call before put there.

Verdict: WRONG_RESULT
"""

import asyncio


async def convert_all(convert, names, workers, results={}, failures={}):
    it = iter(names)

    async def worker():
        for name in it:
            try:
                results[name] = await convert(name)
            except Exception as e:
                failures[name] = e

    async with asyncio.TaskGroup() as tg:
        for n in range(workers):
            tg.create_task(worker())
    return results, failures
