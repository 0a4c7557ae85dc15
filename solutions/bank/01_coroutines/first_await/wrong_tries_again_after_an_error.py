"""Asks the server a second time when the first time fails.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    try:
        name = await fetch_name()
    except ConnectionError:
        name = await fetch_name()
    return f"Hello, {name}!"
