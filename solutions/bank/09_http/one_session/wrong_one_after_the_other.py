"""Awaits each page before it asks for the next.

Verdict: SEQUENTIAL
"""

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    pages = []
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=seconds)) as session:
        for url in urls:
            try:
                async with session.get(url) as response:
                    pages.append(await response.text())
            except (aiohttp.ClientError, TimeoutError):
                pages.append(None)
    return pages
