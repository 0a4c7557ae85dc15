"""Asks the server once to check and once more to use the name.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    if await fetch_name():
        return f"Hello, {await fetch_name()}!"
