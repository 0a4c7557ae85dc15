"""Sets a limit and forgets the fallback.

Verdict: WRONG_RESULT
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    async with asyncio.timeout(seconds):
        return await fetch()
