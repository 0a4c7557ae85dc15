"""Kata: ten_thousand_jobs

A photo archive shrinks its pictures. They come out of a database one after the other, ten
thousand or ten million of them, and only a few can be worked on at the same time. A task
for each picture, all waiting in front of one semaphore, works with a hundred pictures. With
ten million it fills the memory before the first picture is done.

Write `process_all(source, work, limit)`, a coroutine function that
  - takes every item from `source`, an asynchronous iterator, as `async for` does,
  - calls `work(item)`, a coroutine function, once for each item, in the order in which the
    items come, and awaits it. What it returns is not needed,
  - never lets more than `limit` of these calls run at the same time, and begins the next call
    at the moment at which one ends (as long as the source has an item ready),
  - begins the work on an item as soon as it is there and fewer than `limit` calls run: it
    waits neither for further items nor for the end of the source,
  - has at no moment more than `3 * limit` tasks of its own alive, and keeps at no moment more
    than `3 * limit` items, nor the tasks or results of items that are done,
  - carries on if a call fails: the other items are worked on as if nothing had happened,
  - returns, when all calls have ended, the pair `(done, failed)`: how many calls ended well,
    and how many raised an Exception.

Example:

    await process_all(pictures(), shrink, 20)     # (9998, 2)
    # 10,000 pictures of 1 second each, 20 at a time: 500 seconds

If the source itself raises an exception, that same exception comes out of `process_all`
(in no ExceptionGroup). If `process_all` is cancelled, it ends as cancelled. Both times it takes
no more items, and no call of `work` is still running when it ends: after a cancellation the
calls are cancelled, and their cleanup is waited for; after an error of the source they may
be cancelled or may run to their end, as you like. (No test cancels it once more meanwhile.)
The source may be empty, may give an item at once or let you wait for it, and like most
asynchronous generators it cannot be asked for the next item while it is still being asked for
one. None and 0 are items like any other.
Not allowed: to read the whole source first, because it does not fit into the memory.
"""


async def process_all(source, work, limit):
    raise NotImplementedError("write the body of process_all")
