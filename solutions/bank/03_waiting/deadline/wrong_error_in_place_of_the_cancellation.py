"""Cancelled, it awaits the calls one by one: the error of one that had failed before comes out.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def ask_all(ask, airlines, limit):
    calls = [asyncio.create_task(ask(airline)) for airline in airlines]
    if not calls:
        return [], []
    try:
        in_time, late = await asyncio.wait(calls, timeout=limit)
        for call in late:
            call.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    except asyncio.CancelledError:
        for call in calls:
            call.cancel()
        for call in calls:
            try:
                await call
            except asyncio.CancelledError:
                pass
        raise
    prices, missing = [], []
    for airline, call in zip(airlines, calls, strict=True):
        if call in in_time and call.exception() is None:
            prices.append((airline, call.result()))
        else:
            missing.append(airline)
    return prices, missing
