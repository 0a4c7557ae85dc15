"""Waits for an answer two minutes at most.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    if not mirrors:
        raise ValueError("none")
    tasks = [asyncio.create_task(fetch(m)) for m in mirrors]
    try:
        done, pending = await asyncio.wait(tasks, timeout=120, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.wait(tasks)
