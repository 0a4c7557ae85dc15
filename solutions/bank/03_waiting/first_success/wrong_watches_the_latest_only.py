"""Starts the next one early if the latest attempt fails; an earlier one may fail unseen.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")
    winner = asyncio.get_running_loop().create_future()
    tasks = []

    async def attempt(address):
        result = await connect(address)
        if not winner.done():
            winner.set_result(result)

    try:
        for address in addresses:
            tasks.append(asyncio.create_task(attempt(address)))
            await asyncio.wait([tasks[-1], winner], timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            if winner.done():
                return winner.result()
        pending = set(tasks)
        while pending:
            _, pending = await asyncio.wait([*pending, winner], return_when=asyncio.FIRST_COMPLETED)
            if winner.done():
                return winner.result()
            pending.discard(winner)
        raise ExceptionGroup("all failed", [task.exception() for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
