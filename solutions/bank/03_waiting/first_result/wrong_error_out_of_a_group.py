"""A TaskGroup wraps the error of the first call.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(mirror)) for mirror in mirrors]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
    return done.pop().result()
