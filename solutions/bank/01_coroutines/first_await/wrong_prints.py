"""Prints the greeting, and returns nothing.

Verdict: WRONG_RESULT
"""


async def greeting(fetch_name):
    name = await fetch_name()
    print(f"Hello, {name}!")
