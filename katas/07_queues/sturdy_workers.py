"""Kata: sturdy_workers (broken code: mend it)

A studio converts sound files, a few at a time. Workers take the names out of a queue. It
all went well until somebody put a broken file into the list: since then the program
sometimes hangs for ever, and nobody learns which file it was.

Mend `convert_all(convert, names, workers)`, a coroutine function that
  - calls and awaits `convert(name)` once for each name, in the order of the names,
  - with `workers` workers: as many calls run at the same time, and no more. A worker who is
    free takes the next name,
  - returns two dicts: the results of the calls that went well, by name, and the exceptions
    of those that failed, by name,
  - goes on after an error: the worker that met it takes the next name, and all the other
    files are converted as if nothing had happened. Nothing is tried a second time,
  - if it is cancelled, cancels the calls that are running, starts no more, and ends as
    cancelled when their cleanup is over. A cancellation is not a failed file.

Example:

    await convert_all(convert, ["a.wav", "bad.wav", "c.wav"], workers=2)
    # ({"a.wav": "a.mp3", "c.wav": "c.mp3"}, {"bad.wav": ValueError("no header")})

The names are all different. There may be none, fewer than workers, or very many, and all of
them may fail. A failed call may end at once or late. None is a result like any other.
Not allowed: to leave a worker running behind when `convert_all` has ended, because it would
wait for ever at a queue that nobody fills.
"""

import asyncio


async def convert_all(convert, names, workers):
    queue = asyncio.Queue()
    for name in names:
        queue.put_nowait(name)
    results, failures = {}, {}

    async def worker():
        while True:
            name = await queue.get()
            results[name] = await convert(name)
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    return results, failures
