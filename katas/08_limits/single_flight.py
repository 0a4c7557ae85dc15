"""Kata: single_flight

The front page of a newspaper shows the weather, and asks a slow service for it. In the morning
a thousand readers come in the same second, none of them finds a fresh answer, and a
thousand equal questions go out. One would have been enough for all.

Write the class `SingleFlight`:
  - `SingleFlight(fetch, ttl)`: `fetch(key)` is the coroutine function that asks the service,
  - `await flights.get(key)` returns what `fetch(key)` gives,
  - while a call of `fetch` for a key runs, all who want that key wait for that one call. Calls
    for different keys run at the same time,
  - a result is kept for `ttl` seconds, counted from the end of the call, however often it is
    asked for. Whoever comes in that time gets it at once; after that, a new call is made,
  - if the call fails, all who wait for it get that same exception. It is not kept: whoever
    comes later makes a new call,
  - if a caller is cancelled, it alone ends, at once, and the call goes on for the others, no
    matter who of them was first,
  - if the last one that waits for a call is cancelled, nobody needs that call any more: it is
    cancelled, and this caller ends when the cleanup of the call is over. Nothing is kept.
    Whoever comes during the cleanup, or later, makes a new call at once.

Example:

    flights = SingleFlight(ask_for_weather, 60)
    await asyncio.gather(flights.get("Rome"), flights.get("Rome"), flights.get("Oslo"))
    # two calls: one for "Rome" and one for "Oslo"
    await flights.get("Rome")       # at once, without a call, for 60 seconds

A key is whatever a dict can have as a key: 1 and "1" are different. A result may be None, and
is kept like any other. A `ttl` of 0 keeps nothing, but calls are still shared. No test asks
exactly `ttl` seconds after the end of a call. A call of `fetch` that was cancelled never returns
a result after all. Whether results that are too old are removed from memory is up to you. Two
SingleFlights have nothing to do with each other. Any clock will do: loop.time() and
time.monotonic() agree in the tests.
Not allowed: tasks that go on when nobody waits for anything, such as one that sleeps until
a result is too old, because somebody would have to stop them.
"""


class SingleFlight:
    def __init__(self, fetch, ttl):
        raise NotImplementedError("write the body of __init__")

    async def get(self, key):
        raise NotImplementedError("write the body of get")
