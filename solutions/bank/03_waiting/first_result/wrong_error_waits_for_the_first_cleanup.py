"""Waits for all cleanups after an answer, but only for the first of them after an error.

Verdict: LEAKED_TASK
"""

import asyncio


async def first_result(fetch, mirrors):
    if not mirrors:
        raise ValueError("none")
    tasks = [asyncio.create_task(fetch(m)) for m in mirrors]
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        result = done.pop().result()
    except Exception:
        for t in tasks:
            t.cancel()
        await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        raise
    except asyncio.CancelledError:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    for t in pending:
        t.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return result
