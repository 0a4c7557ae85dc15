"""Forgets that the body is still to come: text() is a coroutine function.

Verdict: NEVER_AWAITED
"""


async def fetch_text(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return response.text()
