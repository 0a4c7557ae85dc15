"""Cancels the calls after an error only; asyncio.wait does not do it for a cancellation.

Verdict: LEAKED_TASK
"""

import asyncio


async def load_all(load, parts):
    if not parts:
        return []
    tasks = [asyncio.create_task(load(part)) for part in parts]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    if pending:
        await asyncio.gather(*pending, return_exceptions=True)
    for task in done:
        if task.exception():
            raise task.exception()
    return [task.result() for task in tasks]
