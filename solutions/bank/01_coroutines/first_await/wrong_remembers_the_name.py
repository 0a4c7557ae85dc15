"""Asks the server once, and greets everybody after that with the same name.

Verdict: WRONG_RESULT
"""

names = {}


async def greeting(fetch_name):
    if fetch_name not in names:
        names[fetch_name] = await fetch_name()
    return f"Hello, {names[fetch_name]}!"
