"""Returns the coroutine for somebody else to await.

Verdict: NEVER_AWAITED
"""


async def greeting(fetch_name):
    return fetch_name()
