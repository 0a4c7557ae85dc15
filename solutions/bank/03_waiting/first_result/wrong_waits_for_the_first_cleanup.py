"""Returns when the first of the cleanups is over: gather raises then, and waits no longer.

Verdict: LEAKED_TASK
"""

import asyncio
import contextlib


async def first_result(fetch, mirrors):
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    if not tasks:
        raise ValueError("there are no mirrors to ask")
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        raise
    for task in pending:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*pending)
    return done.pop().result()
