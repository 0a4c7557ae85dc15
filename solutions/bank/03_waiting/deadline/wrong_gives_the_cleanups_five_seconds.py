"""Waits for the cleanups, but for 5 seconds at most.

Verdict: LEAKED_TASK
"""

import asyncio


async def ask_all(ask, airlines, limit):
    calls = [asyncio.create_task(ask(airline)) for airline in airlines]
    if not calls:
        return [], []  # asyncio.wait refuses to wait for nothing
    try:
        in_time, _ = await asyncio.wait(calls, timeout=limit)
    finally:
        for call in calls:
            call.cancel()
        await asyncio.wait(calls, timeout=5)
    prices, missing = [], []
    for airline, call in zip(airlines, calls, strict=True):
        if call.done() and not call.cancelled() and call.exception() is None and call in in_time:
            prices.append((airline, call.result()))
        else:
            missing.append(airline)
    return prices, missing
