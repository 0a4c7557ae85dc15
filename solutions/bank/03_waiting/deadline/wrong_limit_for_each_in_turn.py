"""Waits for each call with the whole limit again.

Verdict: WRONG_TIMING
"""

import asyncio


async def ask_all(ask, airlines, limit):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    prices, missing = [], []
    for airline, task in zip(airlines, tasks):
        try:
            prices.append((airline, await asyncio.wait_for(task, limit)))
        except Exception:
            missing.append(airline)
    return prices, missing
