"""Lists the prices as they come.

Verdict: WRONG_RESULT
"""

import asyncio


async def ask_all(ask, airlines, limit):
    prices = []

    async def ask_one(airline):
        try:
            prices.append((airline, await asyncio.wait_for(ask(airline), limit)))
        except Exception:
            pass

    await asyncio.gather(*map(ask_one, airlines))
    have = [airline for airline, _ in prices]
    return prices, [airline for airline in airlines if airline not in have]
