"""as_completed has a time limit of its own, and cancels nobody."""

import asyncio


async def ask_all(ask, airlines, limit):
    prices = dict()

    async def ask_one(number, airline):
        # An airline may raise a TimeoutError too: behind as_completed it would look like the limit.
        try:
            prices[number] = await ask(airline)
        except Exception:
            pass

    tasks = [asyncio.create_task(ask_one(*pair)) for pair in enumerate(airlines)]
    try:
        for answer in asyncio.as_completed(tasks, timeout=limit):
            await answer
    except TimeoutError:
        pass
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    missing = list(airlines)
    for number in sorted(prices, reverse=True):
        del missing[number]
    return [(airlines[number], prices[number]) for number in sorted(prices)], missing
