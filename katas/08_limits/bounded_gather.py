"""Kata: bounded_gather

A museum puts its paintings online. Its picture server serves a few visitors at a time and
shuts out whoever comes with more. `asyncio.gather` starts everything at once, so it needs a
limit. And the limit should be used to the full, or the work takes longer than it must.

Write `bounded_gather(fetch, items, limit)`, a coroutine function that
  - calls `fetch(item)`, a coroutine function, once for each item, and awaits it,
  - never lets more than `limit` of these calls run at the same time,
  - never lets fewer run while an item is left: at the start `limit` calls begin at once, and
    at the moment at which a call ends, the next one begins,
  - begins the calls in the order of the items,
  - returns a list with the results, in the order of the items.

Example:

    await bounded_gather(fetch, ["a", "b", "c", "d"], 2)
    # calls of 1, 3, 1 and 1 seconds: "c" begins after 1 second, when "a" has ended, and
    # "d" after 2 seconds, when "c" has ended; the list of 4 results comes after 3 seconds

`items` is a list of any objects, and 0 or None may be among them, as among the results. It may
be empty (the result is an empty list), and may hold an item twice (it is then fetched twice).
`limit` is 1 or more, and may be larger than the number of items. Each call of `bounded_gather`
has a limit of its own. The tests make no fetch fail.
Not allowed: to ask again and again whether a call has ended, because that takes the
processor away from all other tasks; to change the list `items`, because it belongs to
the caller.
"""


async def bounded_gather(fetch, items, limit):
    raise NotImplementedError("write the body of bounded_gather")
