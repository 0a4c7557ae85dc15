"""An empty name is replaced.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    name = await fetch_name()
    return f"Hello, {name or 'stranger'}!"
