"""Files a CancelledError like a failure, and goes on.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def collect_errors(send, addresses):
    jobs = [(address, asyncio.create_task(send(address))) for address in addresses]
    sent, failed = [], []
    for address, task in jobs:
        try:
            sent.append((address, await task))
        except BaseException as error:
            failed.append((address, error))
    return sent, failed
