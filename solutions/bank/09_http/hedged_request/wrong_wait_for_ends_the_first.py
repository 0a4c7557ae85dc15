"""wait_for cancels the first request when the delay is over.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    errors = []
    try:
        return await asyncio.wait_for(ask(url), delay)
    except (aiohttp.ClientError, TimeoutError) as error:
        errors.append(error)
    try:
        return await ask(backup)
    except (aiohttp.ClientError, TimeoutError) as error:
        errors.append(error)
    raise ExceptionGroup("both replicas failed", errors)
