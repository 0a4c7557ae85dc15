"""A bare except catches the cancellation too.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    name = "stranger"
    try:
        name = await fetch_name()
    except:
        pass
    return f"Hello, {name}!"
