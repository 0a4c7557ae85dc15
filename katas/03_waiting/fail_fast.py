"""Kata: fail_fast

A web page is put together from many parts, which come from different servers. The page is
of no use unless it is complete: as soon as one part fails, all work on the others is in
vain, and should end.

Write `load_all(load, parts)`, a coroutine function that
  - calls `load(part)` once for each part, all at the same time,
  - returns the list of the results, in the order of `parts`, if every call succeeds,
  - at the moment at which the first call fails, cancels all calls that still run, and
    waits until their cleanups are over, all of them at the same time,
  - then raises the exception of that first call: the very object that `load` raised, not
    inside an ExceptionGroup or any other exception. What else goes wrong in the cleanups
    is not raised.

Example:

    await load_all(load, ["head", "news", "weather"])
    # "weather" fails after 1 second, and "news" would need 5:
    # the error of "weather" after 1 second, plus the time that the cleanups take

"First" means first in time, wherever that part stands in `parts`. `parts` may be empty (the
result is an empty list), may be long, and may hold a part twice (it is then loaded twice).
A call may take hours. In the tests no two calls fail at the same moment.
If `load_all` itself is cancelled while it waits for the parts, it cancels all calls, and
ends as cancelled when their cleanups are over (in the tests, none of these fails then).
Not allowed: to return or raise while a call is still running. It would go on with work
that nobody needs, and its own error would be lost.
"""


async def load_all(load, parts):
    raise NotImplementedError("write the body of load_all")
