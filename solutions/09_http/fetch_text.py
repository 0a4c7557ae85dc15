"""Reference: fetch_text."""


async def fetch_text(session, url):
    # The block gives the response back to the session, also when a line in it raises.
    async with session.get(url) as response:
        # A status such as 404 is a response like any other to the session: ask for the error.
        response.raise_for_status()
        # Only the head of the response is there by now. The body comes piece by piece: await it.
        return await response.text()
