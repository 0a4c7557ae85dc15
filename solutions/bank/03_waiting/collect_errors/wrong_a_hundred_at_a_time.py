"""Allows a hundred calls at a time: that is not all of them.

Verdict: UNDERUSED
"""

import asyncio


async def collect_errors(send, addresses):
    limit = asyncio.Semaphore(100)

    async def attempt(address):
        async with limit:
            try:
                return await send(address), None
            except Exception as error:
                return None, error

    async with asyncio.TaskGroup() as group:
        tasks = [(address, group.create_task(attempt(address))) for address in addresses]
    sent, failed = [], []
    for address, task in tasks:
        result, error = task.result()
        if error is None:
            sent.append((address, result))
        else:
            failed.append((address, error))
    return sent, failed
