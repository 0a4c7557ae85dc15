"""Kata: time_limit

The page of a shop shows what a service recommends. The service is sometimes slow, and a
customer does not wait: after a short time the page shows the best sellers instead.

Write `fetch_within(fetch, seconds, fallback)`, a coroutine function that
  - calls `fetch()` once, a coroutine function without arguments, and returns its result
    as soon as it is there, if that takes less than `seconds`,
  - else cancels the fetch exactly `seconds` after the start, waits until its cleanup is
    over, and returns `fallback` as it is,
  - lets every error of `fetch` through, as it was raised. A TimeoutError that `fetch` raises
    is such an error: some limit of its own was reached (the connection's, perhaps), not
    yours,
  - if it is cancelled itself, at whatever moment, ends as cancelled, and returns neither a
    result nor the fallback. A fetch that still runs is then cancelled as well, and
    `fetch_within` ends when the cleanup of the fetch is over.

Example:

    await fetch_within(fetch, 2, "best sellers")
    # a fetch of 0.5 seconds: its result, after 0.5 seconds
    # a fetch of 30 seconds: "best sellers", after 2 seconds

The result may be anything, also None, and so may the fallback. `seconds` is above 0, and
may be a fraction. Very many calls may run at the same time, each with its own limit. A
fetch that is cancelled cleans up, which may take time, and ends as cancelled. No fetch of
the tests ends exactly at the limit. If the cancellation comes while a late fetch is already
cleaning up, the tests look only whether `fetch_within` ends as cancelled.
Not allowed: to leave a fetch running that nobody waits for, because it goes on using its
connection, and its errors are lost; to look at the clock again and again.
"""


async def fetch_within(fetch, seconds, fallback):
    raise NotImplementedError("write the body of fetch_within")
