"""Reference: first_await."""


async def greeting(fetch_name):
    # Calling fetch_name only makes a coroutine; await runs it and hands over its result.
    name = await fetch_name()
    return f"Hello, {name}!"
