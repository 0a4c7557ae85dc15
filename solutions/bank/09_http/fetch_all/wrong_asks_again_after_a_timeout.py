"""Sends a second request when the first one was too slow.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:

        async def record(url):
            try:
                async with session.get(url) as response:
                    body = await response.read()
                    return url, response.status, len(body)
            except TimeoutError:
                try:
                    async with session.get(url) as response:
                        return url, response.status, len(await response.read())
                except Exception as error:
                    return url, error
            except Exception as error:
                return url, error

        return await asyncio.gather(*map(record, urls))
