"""An error that leaves a task stops the whole TaskGroup.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    sent, failed = [], []
    async with asyncio.TaskGroup() as group:
        tasks = [(address, group.create_task(send(address))) for address in addresses]
    for address, task in tasks:
        try:
            sent.append((address, task.result()))
        except Exception as error:
            failed.append((address, error))
    return sent, failed
