"""Lets the session raise for the status, and decodes the bytes itself."""


async def fetch_text(session, url):
    async with session.get(url, raise_for_status=True) as response:
        body = await response.read()
        return body.decode(response.get_encoding())
