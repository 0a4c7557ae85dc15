"""Waits for the cancelled losers with a gather that raises the first CancelledError.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending)
    return done.pop().result()
