"""Some errors of the server make a stranger of the guest.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    try:
        name = await fetch_name()
    except (LookupError, ValueError, TimeoutError):
        name = "stranger"
    return f"Hello, {name}!"
