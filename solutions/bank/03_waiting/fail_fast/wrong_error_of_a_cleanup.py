"""Awaits the cancelled calls in a way that lets the errors of their cleanups out.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        left = [task for task in tasks if not task.done()]
        for task in left:
            task.cancel()
        done = await asyncio.gather(*left, return_exceptions=True)
        for error in done:
            if isinstance(error, Exception):
                raise error
        raise
