"""Reads the body after the block, when the connection is gone.

Verdict: WRONG_RESULT
"""


async def fetch_text(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
    return await response.text()
