"""Kata: future_bridge

The library of a phone book is older than asyncio. It takes two functions of yours and
calls one of them when the answer is there: such functions are named callbacks. Your
program wants to write `await` instead, so you build a bridge between the two.

The library has one function:

    cancel = start(key, on_success, on_error)

It begins to look up `key` and returns at once. Later, from the event loop, it calls
either `on_success(value)` or `on_error(exception)`, once. `start` returns a function:
`cancel()`, without arguments, stops this lookup. (It does nothing if the lookup is over.)

Write `lookup(start, key)`, a coroutine function that
  - calls `start` once, with the key and two callbacks of your own,
  - returns the value as soon as the library calls `on_success(value)`,
  - raises the exception as soon as the library calls `on_error(exception)`,
  - calls `cancel()` if it is cancelled itself while it waits, and lets the
    CancelledError through: else the library goes on working for nobody.

Example:

    await lookup(start, "Ada")      # "555 1815", at the moment when the library has it

The value may be anything, also None or an exception object: which callback was called is
what counts. Hundreds of lookups may wait at the same time, several of them for the same
key, and each for as long as the library takes, be it hours.
The library may know the answer already: then it calls your callback before `start`
returns. And it may be too late to stop it: a callback may come after your `lookup` was
cancelled. Ignore it then: your callbacks never raise an exception, and keep none (an
exception set on a future that nobody awaits counts as lost).
Not allowed: to ask again and again whether the answer has come (to poll). That wakes
the program up for nothing many times, and still notices the answer too late.
"""


async def lookup(start, key):
    raise NotImplementedError("write the body of lookup")
