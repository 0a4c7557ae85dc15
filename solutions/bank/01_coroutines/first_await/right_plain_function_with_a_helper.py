"""A plain function that returns a coroutine is awaited like a coroutine function."""


async def _greet(fetch_name):
    name = await fetch_name()
    print("fetched", name)
    return "Hello, {}!".format(name)


def greeting(fetch_name):
    return _greet(fetch_name)
