"""Passes over a failure, and waits for the first good answer.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        for finished in asyncio.as_completed(tasks):
            try:
                return await finished
            except Exception:
                continue
        raise ValueError("no answer")
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
