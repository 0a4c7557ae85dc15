"""Kata: first_success

A server can be reached at several addresses, and nobody knows which of them work. Trying
one after the other takes too long: a dead address may keep you waiting for minutes. Trying
all at once is rude: the server gets ten connections where one is needed. Web browsers do
something in between, called "happy eyeballs".

Write `first_success(connect, addresses, delay)`, a coroutine function that
  - calls `connect(address)` for the first address at once, and then for one address after
    the other, in their order,
  - starts the next attempt `delay` seconds after the last one was started. Attempts that
    run already go on: nobody stops them because they are slow,
  - does not wait so long when an attempt fails, which means that it raises an exception:
    then the next one starts at once, whichever of the running attempts it was that failed.
    The `delay` seconds count anew from that start,
  - returns the result of the first attempt that succeeds. Any result is a success, also
    None, or an exception object that `connect` returns and does not raise. No attempt is
    started after that, and those that still run are cancelled; `first_success` returns when
    all of their cleanups are over,
  - raises an ExceptionGroup if all attempts failed. It holds the exceptions as `connect`
    raised them, one for each address, in the order of the addresses.

Example:

    await first_success(connect, ["10.0.0.1", "10.0.0.2", "10.0.0.3"], 2)
    # each attempt needs 5 seconds and would succeed: they start after 0, 2 and 4 seconds,
    # and the first one wins after 5 seconds
    # if the first one fails after 0.5 seconds: they start after 0, 0.5 and 2.5 seconds

Without addresses it raises a ValueError. An address may be there twice (it is then tried
twice), and there may be very many. An attempt may take hours. `delay` is above 0. In the
tests, no attempt ends at the very moment at which another ends or is due to start, and
none fails while it cleans up.
If `first_success` itself is cancelled, it cancels all running attempts, and ends as
cancelled when their cleanups are over. The tests do not cancel it when an attempt has
succeeded already and the others clean up.
Not allowed: to leave an attempt running. Nobody would use that connection, and nobody
would close it.
"""


async def first_success(connect, addresses, delay):
    raise NotImplementedError("write the body of first_success")
