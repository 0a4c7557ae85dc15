"""Asks one airline after the other, while there is time.

Verdict: SEQUENTIAL
"""

import asyncio


async def ask_all(ask, airlines, limit):
    prices, missing = [], list(airlines)
    try:
        async with asyncio.timeout(limit):
            for airline in airlines:
                try:
                    prices.append((airline, await ask(airline)))
                    missing.remove(airline)
                except Exception:
                    pass
    except TimeoutError:
        pass
    return prices, missing
