"""Kata: first_await

A chat room greets everyone who comes in. The name of the guest lies on a slow server,
so `fetch_name` is a coroutine function: calling it gives you a coroutine, and only
`await` runs that coroutine and gives you the name.

Write `greeting(fetch_name)`, a coroutine function that
  - calls `fetch_name()` once and awaits it (the server takes 1 second),
  - returns "Hello, NAME!" with the name that it got.

Example:

    await greeting(fetch_name)      # "Hello, Ada!" after 1 second

If `fetch_name` raises an exception, let it through. While a greeting waits for the
server, others may begin, and it may be cancelled: `await` allows both by itself.
Not allowed: asyncio.run(...) inside `greeting`. An event loop already runs your
coroutine, and a second one cannot run inside it.
"""


async def greeting(fetch_name):
    raise NotImplementedError("write the body of greeting")
