"""Returns a list instead of yielding.

Verdict: BROKEN
"""

import asyncio


async def as_they_finish(ask, airlines):
    return [await finished for finished in asyncio.as_completed([ask(airline) for airline in airlines])]
