"""Kata: thread_bridge

A weather station is read through the library of its maker. `read()` is an ordinary
function: it blocks its thread until there is a new reading, and returns that. The library
wants to be used by one thread only, always the same. The rest of the program is
asynchronous, and would like to write `async for reading in ...`.

Write `readings(read, capacity)`, an asynchronous generator that
  - calls `read()` again and again, in one thread of its own: every call comes from the same
    thread, and never from the one of the event loop,
  - yields the readings in their order, each as soon as it is there if the loop (the
    `async for`) waits for it,
  - ends when `read()` returns None, which means that there are no more. It does not call
    `read` again after that, nor after an exception,
  - reads on while the loop works: as long as fewer than `capacity` readings wait for the
    loop, the next one is being read. With `capacity` of them waiting, the thread stops
    until the loop has taken one. (It may have read one more then, which it cannot hand
    over yet, but never two.)
  - gives out all readings that came before, when `read()` raises an exception, and then
    raises the same exception,
  - when it is closed early (with `aclose`), or when the task that waits for a reading is
    cancelled, calls `read` no more, and ends when its thread has done its work: at once if
    the thread waits for room, else when the call of `read` that runs has returned.

Example:

    async with aclosing(readings(read, 10)) as source:   # from contextlib
        async for reading in source:
            await show(reading)

All the time, all other tasks go on. A reading may be anything but None, such as 0 or "".
There may be none at all, or a hundred. `capacity` is at least 1. What `read` does after
`readings` was closed, even if it raises an exception, is of no interest to anybody.
Not allowed: to use asyncio's queues, events or futures from another thread. They are not
thread-safe, asyncio.Queue neither: a loop that waits does not notice what a thread put
there. Only call_soon_threadsafe and run_coroutine_threadsafe are made for other threads.
Not allowed either: to ask again and again, on either side, whether something has come,
because that is late most of the time, and busy with nothing all of the time; to let the
readings pile up, because a slow loop would then fill the memory.
"""


async def readings(read, capacity):
    raise NotImplementedError("write the body of readings")
    yield  # a function with a yield in it is a generator
