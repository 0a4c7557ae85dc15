"""asyncio.wait refuses an empty list.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        failed = [task for task in tasks if task.done() and task.exception()]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if failed:
        raise failed[0].exception()
    return [task.result() for task in tasks]
