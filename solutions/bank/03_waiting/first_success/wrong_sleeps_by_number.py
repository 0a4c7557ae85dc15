"""Task number n sleeps n times the delay before it connects: a failure starts nobody.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")

    async def attempt(number, address):
        await asyncio.sleep(number * delay)
        return await connect(address)

    tasks = [asyncio.create_task(attempt(*pair)) for pair in enumerate(addresses)]
    pending = set(tasks)
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if not task.exception():
                    return task.result()
        raise ExceptionGroup("all failed", [task.exception() for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
