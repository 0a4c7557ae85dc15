"""Asks the losers to stop, and does not wait until they have.

Verdict: LEAKED_TASK
"""

import asyncio


async def first_result(fetch, mirrors):
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
    return done.pop().result()
