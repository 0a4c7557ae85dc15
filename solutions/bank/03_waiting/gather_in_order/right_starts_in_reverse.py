"""Starts the last coroutine first: only the order of the results is prescribed."""

import asyncio


async def gather_in_order(coroutines):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(coroutine) for coroutine in reversed(list(coroutines))]
    return [task.result() for task in reversed(tasks)]
