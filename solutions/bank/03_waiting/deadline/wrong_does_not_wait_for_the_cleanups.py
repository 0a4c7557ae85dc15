"""Cancels the slow calls, and returns before their cleanups are over.

Verdict: LEAKED_TASK
"""

import asyncio


async def ask_all(ask, airlines, limit):
    calls = [asyncio.create_task(ask(airline)) for airline in airlines]
    if not calls:
        return [], []
    try:
        in_time, _ = await asyncio.wait(calls, timeout=limit)
    finally:
        for call in calls:
            call.cancel()
    prices, missing = [], []
    for airline, call in zip(airlines, calls, strict=True):
        if call in in_time and call.exception() is None:
            prices.append((airline, call.result()))
        else:
            missing.append(airline)
    return prices, missing
