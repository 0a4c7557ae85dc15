"""Tries again after every error of aiohttp's but two, and so after a URL that is none.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_with_retry(session, url, tries=4):
    for number in range(tries):
        wait = 2**number
        try:
            async with session.get(url) as response:
                if response.status == 404:
                    return None
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientPayloadError:
            raise
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or number == tries - 1:
                raise
            wait = float((error.headers or {}).get("Retry-After", wait))
        except (aiohttp.ClientError, TimeoutError):
            if number == tries - 1:
                raise
        await asyncio.sleep(wait)
