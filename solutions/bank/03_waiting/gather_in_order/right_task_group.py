"""A TaskGroup waits for its tasks, and cancels them when it is cancelled itself."""

import asyncio


async def gather_in_order(coroutines):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(coroutine) for coroutine in coroutines]
    return [task.result() for task in tasks]
