"""Kata: fire_and_forget

A shop answers its customer at once and sends the mail later, in a task that nobody
awaits. Two things go wrong with such tasks. The event loop keeps only weak references to
them, so the garbage collector may throw away a task that waits. And if the task fails,
nobody notices.

Write the class `Background`, which takes care of such tasks:
  - `Background(on_error)`: `on_error` is a plain function that takes an exception,
  - `spawn(coro)`, a plain method: starts the coroutine `coro` as a task and returns that
    task at once. The Background keeps a strong reference until the task has ended. The
    caller may cancel that task, even before its first step, but nobody awaits it: what it
    would give, a result or an error, is up to you,
  - as soon as a task has ended, in whatever way, the Background forgets it: it keeps no
    reference to the task, its coroutine, its result or its error,
  - as soon as a coroutine fails, `on_error(error)` is called once, with the exception
    that it raised. The others go on. That error is then dealt with: asyncio must not report
    it as well, as one that was never retrieved,
  - a task that somebody cancels is not a failure: `on_error` is not called,
  - `await drain()`: waits until everything that was spawned has ended, and that includes
    what is spawned while it waits, by `on_error` too. It raises no error of a coroutine, and
    when it returns, `on_error` has been called for all of them,
  - if `drain()` itself is cancelled (by a timeout, perhaps), only the waiting ends: the
    spawned coroutines go on.

Example:

    background = Background(on_error=print)
    background.spawn(send_mail("Ada"))      # 2 seconds
    background.spawn(send_mail("Grace"))    # 3 seconds
    await background.drain()                # returns after 3 seconds

`drain()` returns at once if nothing runs. It may be called again, also while another call of
it waits, and spawning may go on afterwards. Two Backgrounds know nothing of each other. There
may be hundreds of tasks, and a task may take hours. A task that is cancelled before its first
step has ended like any other: nothing waits for it, and no coroutine is left behind that was
never awaited.
In the tests `on_error` itself never fails.
Not allowed: to ask again and again whether the tasks are done. Wait for them.
"""


class Background:
    def __init__(self, on_error):
        raise NotImplementedError("write the body of __init__")

    def spawn(self, coro):
        raise NotImplementedError("write the body of spawn")

    async def drain(self):
        raise NotImplementedError("write the body of drain")
