"""Reads the body piece by piece, and raises an error of its own making."""

import aiohttp


async def fetch_text(session, url):
    async with session.get(url, allow_redirects=True) as response:
        if response.status >= 400:
            raise aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status, message=response.reason
            )
        pieces = [piece async for piece in response.content.iter_any()]
        return b"".join(pieces).decode(response.charset or "utf-8")
