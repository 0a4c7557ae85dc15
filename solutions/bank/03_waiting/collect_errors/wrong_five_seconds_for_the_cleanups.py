"""Waits for the cleanups, but for 5 seconds at most.

Verdict: LEAKED_TASK
"""

import asyncio


async def collect_errors(send, addresses):
    tasks = [asyncio.create_task(send(a)) for a in addresses]
    if not tasks:
        return [], []
    try:
        await asyncio.wait(tasks)
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.wait(tasks, timeout=5)
    sent = [(a, t.result()) for a, t in zip(addresses, tasks) if not t.cancelled() and not t.exception()]
    failed = [(a, t.exception()) for a, t in zip(addresses, tasks) if not t.cancelled() and t.exception()]
    return sent, failed
