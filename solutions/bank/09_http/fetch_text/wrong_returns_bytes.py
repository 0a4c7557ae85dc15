"""Returns the bytes of the body instead of its text.

Verdict: WRONG_RESULT
"""


async def fetch_text(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.read()
