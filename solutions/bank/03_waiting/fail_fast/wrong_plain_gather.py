"""gather raises the first error, and leaves the other calls running.

Verdict: LEAKED_TASK
"""

import asyncio


async def load_all(load, parts):
    return await asyncio.gather(*(load(part) for part in parts))
