"""as_completed alone stops nothing when the consumer leaves early.

Verdict: LEAKED_TASK
"""

import asyncio


async def as_they_finish(ask, airlines):
    for finished in asyncio.as_completed([ask(airline) for airline in airlines]):
        yield await finished
