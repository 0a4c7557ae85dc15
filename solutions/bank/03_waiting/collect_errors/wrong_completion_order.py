"""Files each outcome when it comes.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    sent, failed = [], []

    async def attempt(address):
        try:
            sent.append((address, await send(address)))
        except Exception as error:
            failed.append((address, error))

    async with asyncio.TaskGroup() as group:
        for address in addresses:
            group.create_task(attempt(address))
    return sent, failed
