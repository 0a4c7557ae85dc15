"""Starts a second loop inside the running one.

Verdict: WRONG_RESULT
"""

import asyncio


async def greeting(fetch_name):
    name = asyncio.run(fetch_name())
    return f"Hello, {name}!"
