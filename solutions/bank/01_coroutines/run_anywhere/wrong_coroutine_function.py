"""Makes the caller await.

Verdict: BROKEN
"""


async def run_sync(coro):
    return await coro
