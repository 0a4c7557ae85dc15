"""Takes every page for UTF-8.

Verdict: WRONG_RESULT
"""


async def fetch_text(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return (await response.read()).decode("utf-8", errors="replace")
