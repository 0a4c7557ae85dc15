"""Kata: shielded_commit

A bank books transfers. While a transfer is being prepared, the caller may give up at any
moment. But a booking that has begun must not be cut in half: then money has left one
account and has not arrived in the other.

Write `transfer(prepare, commit, report)`, a coroutine function. `prepare` and `commit` are
coroutine functions, `report` is a plain function that never fails. It
  - awaits `prepare()`, which gives an order. If it is cancelled during that time, it stops
    at once, as any coroutine does, and `commit` is not called,
  - then calls `commit(order)` once, and returns what that gives,
  - when it is cancelled while `commit(order)` runs, lets that one call run on to its end,
    waits for it, and at that very moment ends as cancelled: CancelledError comes out, and
    the result of the commit is dropped,
  - does so however often it is cancelled while the commit runs.

An exception of `prepare` comes out as it is. So does an exception of `commit`, if nobody
has cancelled the transfer. If somebody has, two things have to come out, and there is room
for one: then call `report(error)` once with the exception of the commit, and end as
cancelled all the same. In all other cases `report` is not called.

Example:

    await transfer(prepare, commit, print)
    # prepare takes 1 s, commit 3 s: the result after 4 seconds
    # cancelled after 0.5 s: CancelledError after 0.5 s, and nothing was committed
    # cancelled after 2 s, and perhaps once more after 3 s: CancelledError after 4 s
    # inside `async with asyncio.timeout(2)`: TimeoutError comes out of that block after 4 s

The last line follows from the others as long as a CancelledError comes out: the timeout
makes a TimeoutError of it. Many transfers may run at once; each is cancelled or not by itself.
The tests never cancel `commit` in any other way than through the transfer.
Not allowed: to return while the commit runs, because the program may end then, and the
commit with it; to call `task.cancel()` or `task.uncancel()` on the caller's task, because
a timeout around it counts these calls; to ask again and again whether the commit has ended.
"""


async def transfer(prepare, commit, report):
    raise NotImplementedError("write the body of transfer")
