"""Bare tasks, asyncio.wait, and a finally block that leaves nobody behind."""

import asyncio


async def gather_in_order(coroutines):
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks)
        return [task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
