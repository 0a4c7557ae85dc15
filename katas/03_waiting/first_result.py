"""Kata: first_result

A program needs a file that lies on several mirrors, and nobody knows which of these servers
is fast today. So it asks all of them, takes the answer that comes first, and hangs up on
all the others. Hanging up takes a moment too: a connection has to be closed.

Write `first_result(fetch, mirrors)`, a coroutine function that
  - calls `fetch(mirror)` once for each mirror, all at the same time,
  - as soon as the first of the calls has ended, cancels all the others at that moment,
  - waits until all of those have cleaned up, which they can do at the same time,
  - then returns the result of the first call. If the first call to end is one that raised an
    exception, that same exception comes out instead, also after the cleanup of the others,
  - when it is cancelled while it waits for the first answer, cancels all calls, waits until
    they have cleaned up, and ends as cancelled.

Example:

    await first_result(fetch, ["rome", "oslo", "lima"])
    # answers take 5, 1 and 3 seconds, and the cleanup of a cancelled call 0.5 seconds:
    # the answer of "oslo", after 1.5 seconds

With no mirrors at all there is nothing to wait for: raise a ValueError. There may be one
mirror or hundreds of them, and a mirror may be there twice (it is then asked twice). None is
an answer like any other. In the tests, no two calls end at the same moment, and no call
fails while it cleans up.
Not allowed: to leave a call running, because it goes on loading a file that nobody needs; to
return while a call is still cleaning up, because its connection is still open.
"""


async def first_result(fetch, mirrors):
    raise NotImplementedError("write the body of first_result")
