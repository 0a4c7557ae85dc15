"""Fetches the page with the blocking library.

Verdict: BLOCKED_LOOP
"""

import urllib.request


async def fetch_text(session, url):
    with urllib.request.urlopen(url) as response:
        return response.read().decode()
