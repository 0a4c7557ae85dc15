"""Brings the results into an order, but not into that of the coroutines.

Verdict: WRONG_RESULT
"""

import asyncio


async def gather_in_order(coroutines):
    async with asyncio.TaskGroup() as group:
        tasks = {group.create_task(coroutine) for coroutine in coroutines}
    return sorted(str(task.result()) for task in tasks)[::-1]
