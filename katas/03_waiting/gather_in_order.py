"""Kata: gather_in_order

A travel page shows the weather, the next trains and a map. Each part comes from a server
of its own. The page has called one coroutine function for each part already, and gives
you the coroutines that it got: nothing runs yet, and all of it can wait together.

Write `gather_in_order(coroutines)`, a coroutine function that
  - runs all the coroutines at the same time,
  - waits until the last of them has ended,
  - returns a list with their results, in the order of `coroutines`, whichever ends first,
  - when it is cancelled, cancels the coroutines that still run, waits until they have
    cleaned up, and ends as cancelled: nothing goes on for a page that nobody wants to see.

Example:

    await gather_in_order([weather("Rome"), trains("Rome"), city_map("Rome")])
    # weather takes 3 seconds, trains 1, city_map 2:
    # [the weather, the trains, the map] after 3 seconds

`coroutines` may be a list, a tuple or a generator, and may be empty (the result is then an
empty list). There may be hundreds of them, and one may take hours. Any object may be a
result, None too, and two results may be equal. The tests make no coroutine fail, and all
cleanups take the same time.
Not allowed: to run one after the other, because then the page takes as long as all its
parts together; to return before all have ended, because a part would be missing.
"""


async def gather_in_order(coroutines):
    raise NotImplementedError("write the body of gather_in_order")
