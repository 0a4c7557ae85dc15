"""Cancelled itself, it waits with a gather that raises as soon as the first cleanup is over.

Verdict: LEAKED_TASK
"""

import asyncio


async def ask_all(ask, airlines, limit):
    tasks = [asyncio.create_task(ask(a)) for a in airlines]
    try:
        if tasks:
            await asyncio.wait(tasks, timeout=limit)
    except asyncio.CancelledError:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks)
        raise
    for t in tasks:
        t.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    ok = [not t.cancelled() and t.exception() is None for t in tasks]
    return [(a, t.result()) for a, t, k in zip(airlines, tasks, ok) if k], [a for a, k in zip(airlines, ok) if not k]
