"""raise_for_status outside of a block releases the response, and reading it to its end does too."""


async def fetch_text(session, url):
    response = await session.request("GET", url)
    response.raise_for_status()
    return await response.text()
