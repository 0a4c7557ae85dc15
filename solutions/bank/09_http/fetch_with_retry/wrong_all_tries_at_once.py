"""Sends all requests at the same time and takes the first good one.

Verdict: WRONG_RESULT
"""

import asyncio


async def fetch_with_retry(session, url, tries=4):
    async def once():
        async with session.get(url) as response:
            if response.status == 404:
                return None
            response.raise_for_status()
            return await response.json()

    results = await asyncio.gather(*(once() for _ in range(tries)), return_exceptions=True)
    for result in results:
        if not isinstance(result, Exception):
            return result
    raise results[-1]
