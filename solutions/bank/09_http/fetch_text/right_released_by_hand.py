"""No block: the response is released in a finally."""


async def fetch_text(session, url):
    response = await session.get(url)
    try:
        response.raise_for_status()
        return await response.text()
    finally:
        response.release()
