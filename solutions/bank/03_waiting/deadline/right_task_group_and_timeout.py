"""A timeout around a TaskGroup; each task notes its price and keeps its error to itself."""

import asyncio


async def ask_all(ask, airlines, limit):
    prices = {}

    async def ask_one(number, airline):
        try:
            prices[number] = (airline, await ask(airline))
        except Exception as error:
            print(f"{airline}: {error}")

    try:
        async with asyncio.timeout(limit):
            async with asyncio.TaskGroup() as group:
                for number, airline in enumerate(airlines):
                    group.create_task(ask_one(number, airline))
    except TimeoutError:
        pass
    in_order = [prices[number] for number in sorted(prices)]
    return in_order, [airline for number, airline in enumerate(airlines) if number not in prices]
