"""gather returns the exceptions, and a second look makes records of them."""

import asyncio

import aiohttp


async def _status_and_length(session, url):
    async with session.request("GET", url) as response:
        length = 0
        async for piece in response.content.iter_chunked(1024):
            length += len(piece)
        return response.status, length


async def fetch_all(urls):
    session = aiohttp.ClientSession()
    try:
        jobs = [_status_and_length(session, url) for url in urls]
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
    finally:
        await session.close()
    return [
        (url, outcome) if isinstance(outcome, Exception) else (url, *outcome)
        for url, outcome in zip(urls, outcomes, strict=True)
    ]
