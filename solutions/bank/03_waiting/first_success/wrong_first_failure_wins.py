"""A TaskGroup ends everything at the first failure.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")
    found = asyncio.get_running_loop().create_future()

    async def attempt(address):
        result = await connect(address)
        if not found.done():
            found.set_result(result)

    async with asyncio.TaskGroup() as group:
        tasks = []
        for address in addresses:
            tasks.append(group.create_task(attempt(address)))
            await asyncio.wait([found], timeout=delay)
            if found.done():
                break
        result = await found
        for task in tasks:
            task.cancel()
    return result
