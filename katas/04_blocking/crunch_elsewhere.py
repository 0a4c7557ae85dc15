"""Kata: crunch_elsewhere

An observatory looks for planets in its pictures. One picture keeps a processor busy for
minutes. On the event loop it would stop everything else, and a thread would not help: in
one Python process, threads take turns at computing. But the program has a pool of worker
processes, made when it started, which all of its parts use.

Write `crunch_all(pool, work, items)`, a coroutine function that
  - has `work(item)` computed by `pool`, a concurrent.futures.ProcessPoolExecutor: one job
    for each item, handed over in the order of the items,
  - lets no worker stand idle while there are items left,
  - returns a list of the results, in the order of the items,
  - lets the exception out, as it is, when a job fails: at once, not when other jobs have
    ended. Jobs that have not begun yet are withdrawn from the pool,
  - when it is cancelled, withdraws the jobs that have not begun yet, and ends at once.

Example:

    await crunch_all(pool, find_planets, pictures)
    # 4 workers, 8 pictures of 60 seconds each: the list of 8 results after 120 seconds

All the time, all other tasks go on. `items` may be empty, may hold an item twice (it is
then computed twice), and may hold a hundred of them. A job that a worker has begun with
cannot be stopped by anybody: do not wait for it when you end early, and forget what comes
of it.
Not allowed: to make processes, or a pool, of your own, because starting them is slow, and
the machine has no more processors than the caller's pool uses; to shut `pool` down,
because it belongs to the caller, who goes on using it; to compute in this process. What
goes to another process is pickled, so `work` and the items can go there as they are, but a
lambda or a function inside of a function cannot.
"""


async def crunch_all(pool, work, items):
    raise NotImplementedError("write the body of crunch_all")
