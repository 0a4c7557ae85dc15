"""A dict has room for each name once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def ask_all(ask, airlines, limit):
    tasks = {airline: asyncio.create_task(ask(airline)) for airline in airlines}
    if not tasks:
        return [], []
    try:
        done, late = await asyncio.wait(tasks.values(), timeout=limit)
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    prices = [(airline, task.result()) for airline, task in tasks.items() if task in done and not task.exception()]
    return prices, [airline for airline, task in tasks.items() if task in late or task.exception()]
