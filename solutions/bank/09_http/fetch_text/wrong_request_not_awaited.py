"""Neither awaits the request nor enters it.

Verdict: WRONG_RESULT
"""


async def fetch_text(session, url):
    response = session.get(url)
    return await response.text()
