"""Puts the coroutine itself into the text.

Verdict: NEVER_AWAITED
"""


async def greeting(fetch_name):
    name = fetch_name()
    return f"Hello, {name}!"
