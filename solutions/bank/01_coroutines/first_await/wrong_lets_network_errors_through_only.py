"""Lets network errors through, and swallows all others.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    try:
        name = await fetch_name()
    except OSError:
        raise
    except Exception:
        return "Hello!"
    return f"Hello, {name}!"
