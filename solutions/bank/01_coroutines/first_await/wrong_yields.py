"""Yields the greeting instead of returning it.

Verdict: BROKEN
"""


async def greeting(fetch_name):
    yield f"Hello, {await fetch_name()}!"
