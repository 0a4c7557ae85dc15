"""Waits as long as the server takes, but does not await the server.

Verdict: NEVER_AWAITED
"""

import asyncio


async def greeting(fetch_name):
    name = fetch_name()
    await asyncio.sleep(1)
    return f"Hello, {name}!"
