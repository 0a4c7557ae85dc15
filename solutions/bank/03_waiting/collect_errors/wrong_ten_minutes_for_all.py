"""Stops after ten minutes: what has not ended by then is neither sent nor failed.

Verdict: WRONG_TIMING
"""

import asyncio


async def collect_errors(send, addresses):
    tasks = [asyncio.create_task(send(a)) for a in addresses]
    if not tasks:
        return [], []
    try:
        await asyncio.wait(tasks, timeout=600)
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    sent = [(a, t.result()) for a, t in zip(addresses, tasks) if not t.cancelled() and not t.exception()]
    failed = [(a, t.exception()) for a, t in zip(addresses, tasks) if not t.cancelled() and t.exception()]
    return sent, failed
