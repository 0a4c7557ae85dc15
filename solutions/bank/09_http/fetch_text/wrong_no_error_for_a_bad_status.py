"""Takes the page with the error message for the page.

Verdict: LOST_ERROR
"""


async def fetch_text(session, url):
    async with session.get(url) as response:
        return await response.text()
