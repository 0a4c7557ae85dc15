"""Reference: collect_errors."""

import asyncio


async def collect_errors(send, addresses):
    async def attempt(address):
        # The error must be caught inside the task: one that leaves it stops the whole group.
        # Not BaseException: CancelledError is one, and belongs to whoever cancels us.
        try:
            return await send(address), None
        except Exception as error:
            return None, error

    async with asyncio.TaskGroup() as group:
        tasks = [(address, group.create_task(attempt(address))) for address in addresses]

    # Lists of pairs, not dicts: an address may be there twice.
    sent, failed = [], []
    for address, task in tasks:
        result, error = task.result()
        if error is None:
            sent.append((address, result))
        else:
            failed.append((address, error))
    return sent, failed
