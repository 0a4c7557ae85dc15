"""Kata: blocking_client

A shop keeps its customers in an old database. The only client for it is a plain function:
`load(number)` returns the record of one customer, and until the answer is there, it blocks
the thread that called it. On the thread of the event loop it would stop every other task
of the shop. A thread of its own, however, it may block as long as it likes.

Write `load_all(load, numbers, limit)`, a coroutine function that
  - calls `load(number)` once for each number, never in the thread of the event loop,
  - never has more than `limit` calls running at once: the database allows no more,
  - always has that many running while there are numbers left: when a call ends, the next
    one begins at once,
  - returns a list of the records, in the order of the numbers, as soon as the last of them
    is there,
  - lets every call see the context variables (module contextvars) of its caller: `load`
    finds in one of them who is asking.

Example:

    await load_all(load, [17, 4, 23, 42], 2)
    # with calls of 3 seconds each: the list of 4 records after 6 seconds

`limit` is from 1 to 5, and each call of `load_all` has its own. (The pool that
asyncio.to_thread uses has at least 5 threads; how many more depends on the machine.)
`numbers` may be empty, may hold a number twice (which is then loaded twice), and may hold
a hundred of them. While the calls run, all other tasks go on. If a call raises an
exception, the same exception comes out of `load_all`; in the tests, only the last call to
end does so. If `load_all` is cancelled, it ends at once and no further call begins. A call
that runs in its thread cannot be stopped by anybody: do not wait for it then.
Not allowed: to start a thread for every number at the beginning, because each one needs
memory, and most could only stand in a line; to wait for a thread in a way that blocks the
event loop, because then nothing is won.
"""


async def load_all(load, numbers, limit):
    raise NotImplementedError("write the body of load_all")
