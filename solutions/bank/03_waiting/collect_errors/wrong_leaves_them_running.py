"""asyncio.wait cancels nothing when it is cancelled.

Verdict: LEAKED_TASK
"""

import asyncio


async def collect_errors(send, addresses):
    jobs = [(address, asyncio.create_task(send(address))) for address in addresses]
    if jobs:
        await asyncio.wait([task for _, task in jobs])
    sent = [(address, task.result()) for address, task in jobs if not task.exception()]
    failed = [(address, task.exception()) for address, task in jobs if task.exception()]
    return sent, failed
