"""shield keeps the slow attempts alive, but nobody ever looks at them again.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")
    tasks, errors = [], []
    try:
        for address in addresses:
            tasks.append(asyncio.create_task(connect(address)))
            last = len(tasks) == len(addresses)
            try:
                return await asyncio.wait_for(asyncio.shield(tasks[-1]), None if last else delay)
            except TimeoutError:
                pass
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
