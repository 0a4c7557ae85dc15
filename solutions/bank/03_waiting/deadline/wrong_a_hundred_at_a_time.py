"""Allows a hundred calls at a time: that is not all of them.

Verdict: UNDERUSED
"""

import asyncio


async def ask_all(ask, airlines, limit):
    slots = asyncio.Semaphore(100)

    async def one(airline):
        async with slots:
            return await ask(airline)

    calls = [asyncio.create_task(one(airline)) for airline in airlines]
    if not calls:
        return [], []
    try:
        in_time, _ = await asyncio.wait(calls, timeout=limit)
    finally:
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
    prices, missing = [], []
    for airline, call in zip(airlines, calls, strict=True):
        if call in in_time and call.exception() is None:
            prices.append((airline, call.result()))
        else:
            missing.append(airline)
    return prices, missing
