"""Runs the coroutine on the loop that is running already.

Verdict: WRONG_RESULT
"""

import asyncio


async def greeting(fetch_name):
    name = asyncio.get_event_loop().run_until_complete(fetch_name())
    return f"Hello, {name}!"
