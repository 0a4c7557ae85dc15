"""Closes the session that belongs to the caller.

Verdict: WRONG_RESULT
"""


async def fetch_text(session, url):
    async with session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
