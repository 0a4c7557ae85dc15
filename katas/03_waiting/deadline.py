"""Kata: deadline

A travel site asks many airlines for the price of a flight. The page must not be late, so
it shows the prices that have come when the time is up, and does without the others.

Write `ask_all(ask, airlines, limit)`, a coroutine function that
  - calls `ask(airline)` once for each airline, all at the same time,
  - waits until all of them have ended, but never longer than `limit` seconds,
  - cancels all calls that still run when the limit is reached, at that very moment,
  - returns the tuple (prices, missing). `prices` is a list with a tuple (airline, price)
    for each call that returned in time, `missing` is a list with the names of all other
    airlines. Both are in the order of `airlines`.
  - returns as soon as no call is left: when the last airline has answered, or else when
    the cleanups of the cancelled calls are over. A cleanup may take as long as it needs.

Example:

    await ask_all(ask, ["Alfa", "Bravo", "Coco"], 3)
    # Alfa answers after 2 seconds, Bravo after 5, Coco after 1:
    # ([("Alfa", 120), ("Coco", 99)], ["Bravo"]) after 3 seconds

A call that raises an exception, in time or in its cleanup, gives no price: its airline is
one of the missing, whatever the exception, and it is not raised. A price may be any object
that is not an exception, also 0 or None. `airlines` may be empty, may be long, and may hold a
name twice (it is then asked twice, and shows up twice). In the tests no call ends exactly at
the limit, no call that was cancelled returns a price, and none ends as cancelled by itself.
If `ask_all` itself is cancelled, at whatever moment, it cancels all calls, and ends as
cancelled when their cleanups are over. That is so also while it waits for the cleanups after
the limit: whether it cancels those calls once more is up to you.
Not allowed: to leave a call running. It would load the airline's server and yours, for an
answer that nobody will read.
"""


async def ask_all(ask, airlines, limit):
    raise NotImplementedError("write the body of ask_all")
