"""Awaits inside the f-string."""


async def greeting(fetch_name):
    return f"Hello, {await fetch_name()}!"
