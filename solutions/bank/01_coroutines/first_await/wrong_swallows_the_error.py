"""Greets a stranger where the server fails.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    try:
        return f"Hello, {await fetch_name()}!"
    except Exception:
        return "Hello, stranger!"
