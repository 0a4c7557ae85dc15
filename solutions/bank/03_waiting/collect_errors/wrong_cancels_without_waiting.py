"""Cancels the calls, but does not wait for their cleanup.

Verdict: LEAKED_TASK
"""

import asyncio


async def collect_errors(send, addresses):
    jobs = [(address, asyncio.create_task(send(address))) for address in addresses]
    if jobs:
        try:
            await asyncio.wait([task for _, task in jobs])
        finally:
            for _, task in jobs:
                task.cancel()
    sent = [(address, task.result()) for address, task in jobs if not task.exception()]
    failed = [(address, task.exception()) for address, task in jobs if task.exception()]
    return sent, failed
