"""asyncio.wait refuses an empty list.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    await asyncio.wait(tasks)
    return [task.result() for task in tasks]
