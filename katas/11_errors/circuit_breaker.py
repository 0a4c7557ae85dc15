"""Kata: circuit_breaker

When a service is down, every call of it waits in vain, and the flood of calls keeps it
from coming up again. A circuit breaker stands in between. After some failures in a row it
opens: now calls are refused at once. After a while it lets one call through, the probe,
and what becomes of that one decides.

Write the class `CircuitBreaker(failures, cooldown)` with one method,
`await breaker.call(function, *args)`, where `function` is a coroutine function. At every
moment the breaker is in one of three states:
  - closed (at first): each call awaits `function(*args)` and returns its result, or lets its
    exception through. Any number of calls may run at once. After `failures` failures in a
    row the breaker opens, at the moment of the last of them. A success starts the count anew,
  - open: each call raises `CircuitOpen` at once, and does not call `function`. This lasts for
    exactly `cooldown` seconds. Then the breaker is
  - half open: the next call is the probe, and goes through. While it runs, all other calls
    raise CircuitOpen at once. If the probe succeeds, the breaker is closed, with a count of
    0. If the probe fails, the breaker opens for another `cooldown` seconds from that moment
    on. In both cases the caller of the probe gets the result or the exception.

Example:

    breaker = CircuitBreaker(failures=3, cooldown=10)
    await breaker.call(fetch, "a")      # three times in a row: ConnectionError
    await breaker.call(fetch, "a")      # CircuitOpen, at once, for 10 seconds
    await breaker.call(fetch, "a")      # 10 seconds after the third failure: the probe

A failure is any exception of `function`, but not CancelledError: a caller who gives up says
nothing about the service. So a cancelled call counts neither as a failure nor as a success,
and after a cancelled probe the breaker is half open still: the next call is the probe.
A call that began before the breaker opened may end after that. Its caller gets the result
or the exception as always, but it changes nothing: it does not close the breaker, does not make
the time longer, and does not touch the count, even if a probe has closed the breaker meanwhile.
`failures` is 1 or more. Two breakers know nothing of each other. Any clock will do: loop.time()
and time.monotonic() agree in the tests. Nothing may happen in the background: a breaker that
nobody calls has no task.
Not allowed: to let callers wait until the service is back. They should hear at once that it
is down, so that they can do something else.
"""


class CircuitOpen(Exception):
    """The breaker refused a call."""


class CircuitBreaker:
    def __init__(self, failures, cooldown):
        raise NotImplementedError("write the body of __init__")

    async def call(self, function, *args):
        raise NotImplementedError("write the body of call")
