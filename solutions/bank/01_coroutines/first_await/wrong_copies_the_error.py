"""Raises a new error of the same class, which says more.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    try:
        name = await fetch_name()
    except ConnectionError as error:
        raise ConnectionError(f"no greeting: {error}") from error
    return f"Hello, {name}!"
