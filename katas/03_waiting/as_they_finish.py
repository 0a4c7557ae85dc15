"""Kata: as_they_finish

A travel site asks many airlines for a price. Some answer within a second, some need a
minute. The customer should see each offer as soon as it is there, and may leave the page
before the last one has come.

Write `as_they_finish(ask, airlines)`, an asynchronous generator (an `async def` with `yield`
in its body) that
  - calls `ask(airline)` once for each airline, and starts all calls before it waits for one,
  - yields the result of each call as soon as that call has ended, the fastest first,
  - ends when all results have been yielded,
  - when it stops before that, cancels the calls that still run, and waits until they have
    cleaned up. It stops early in three cases: somebody closes it with `aclose()`; it is
    cancelled while it waits; or a call fails. The exception of that call then comes out of
    the generator at the place where its result would have come.

Example:

    async with contextlib.aclosing(as_they_finish(ask, ["slow", "fast", "fair"])) as offers:
        async for offer in offers:      # answers take 9, 1 and 4 seconds
            show(offer)                 # "fast" after 1 s, "fair" after 4 s, "slow" after 9 s

The calls go on while the customer looks at an offer. What has come meanwhile is then yielded
at once, still in the order in which the calls ended. `airlines` may be empty (nothing is
yielded), may have hundreds of members, and may hold an airline twice (it is then asked
twice). None may be a result. In the tests, no two calls end at the same moment, and no call
fails while it cleans up.
Not allowed: to collect the results and sort them afterwards, because the first offer would
come with the last; to leave calls running that nobody listens to any more.
"""


async def as_they_finish(ask, airlines):
    raise NotImplementedError("write the body of as_they_finish")
    yield  # replace this line too: it is here because only a `yield` makes a generator
