"""Awaits the function itself: the call is missing.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    name = await fetch_name
    return f"Hello, {name}!"
