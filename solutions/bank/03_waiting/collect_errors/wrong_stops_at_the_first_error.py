"""Waits for the first error, and gives up what still runs.

Verdict: WRONG_TIMING
"""

import asyncio


async def collect_errors(send, addresses):
    jobs = [(address, asyncio.create_task(send(address))) for address in addresses]
    if not jobs:
        return [], []
    _, pending = await asyncio.wait([task for _, task in jobs], return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    sent, failed = [], []
    for address, task in jobs:
        if task.cancelled():
            continue
        if task.exception() is None:
            sent.append((address, task.result()))
        else:
            failed.append((address, task.exception()))
    return sent, failed
