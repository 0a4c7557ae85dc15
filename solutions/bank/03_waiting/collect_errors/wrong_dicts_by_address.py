"""A dict has room for each address once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    tasks = {}
    for address in addresses:
        tasks[address] = asyncio.create_task(send(address))
    outcomes = await asyncio.gather(*tasks.values(), return_exceptions=True)
    sent, failed = [], []
    for address, outcome in zip(tasks, outcomes):
        (failed if isinstance(outcome, Exception) else sent).append((address, outcome))
    return sent, failed
