"""Takes an airline's own TimeoutError for the one of as_completed, and asks no longer.

Verdict: WRONG_TIMING
"""

import asyncio


async def ask_all(ask, airlines, limit):
    async def numbered(number, airline):
        return number, await ask(airline)

    tasks = [asyncio.create_task(numbered(*pair)) for pair in enumerate(airlines)]
    prices = dict()
    try:
        for answer in asyncio.as_completed(tasks, timeout=limit):
            try:
                number, price = await answer
            except TimeoutError:
                break
            except Exception:
                continue
            prices[number] = price
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    missing = list(airlines)
    for number in sorted(prices, reverse=True):
        del missing[number]
    return [(airlines[number], prices[number]) for number in sorted(prices)], missing
