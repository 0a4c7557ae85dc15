"""Who is missing is found by name: of two calls with one name, one in time hides the other that was late.

Verdict: WRONG_RESULT
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
        await asyncio.gather(*calls, return_exceptions=True)
    prices = [(a, c.result()) for a, c in zip(airlines, calls, strict=True) if c in in_time and not c.exception()]
    return prices, [a for a in airlines if a not in dict(prices)]
