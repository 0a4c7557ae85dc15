"""Raises the error of the first try in the end.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    errors = []
    for number in range(tries):
        wait = 2**number
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientConnectionError, TimeoutError) as error:
            errors.append(error)
        except aiohttp.ClientResponseError as error:
            if error.status < 500:
                raise
            errors.append(error)
            wait = float((error.headers or {}).get("Retry-After", wait))
        if len(errors) < tries:
            await asyncio.sleep(wait)
    raise errors[0]
