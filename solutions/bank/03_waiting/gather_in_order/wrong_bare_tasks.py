"""Awaits tasks one by one: when it is cancelled, only the one it waits for is cancelled with it.

Verdict: LEAKED_TASK
"""

import asyncio


async def gather_in_order(coroutines):
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    return [await task for task in tasks]
