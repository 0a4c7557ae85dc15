"""Kata: run_anywhere

A library for weather data is asynchronous inside, but its users want plain functions.
In a script that is easy, because no event loop runs: asyncio.run(...) makes one. In a
notebook an event loop runs all the time, in the same thread as the user's code, and
there asyncio.run(...) refuses to work.

Write `run_sync(coro)`, a plain function that runs one coroutine to its end, whether or
not an event loop runs in this thread already. It
  - returns the result of the coroutine, whatever object that is, or lets its exception
    through, whichever it is: also what is no Exception, such as CancelledError (of asyncio or
    of concurrent.futures) or any other BaseException,
  - returns when the coroutine has ended (one of 5 seconds: after 5 seconds), and not
    before: there is no time limit,
  - lets the coroutine see the context variables (module contextvars) of the caller,
  - has closed every event loop that it made when it returns; none is kept for later,
  - can be called any number of times.

Examples:

    run_sync(temperature("Oslo"))       # in a script: 11.5

    async def cell():                   # in a notebook, where a loop runs already
        run_sync(temperature("Oslo"))   # 11.5 too; no await

In the notebook everything else has to wait while `run_sync` runs. That is wanted here,
so the tests allow you to wait for another thread, although this blocks the running loop.
In the tests the coroutine raises neither SystemExit nor KeyboardInterrupt.
Not allowed: to run the running loop a second time from inside itself (as the package
nest_asyncio does), to change it, or to hide it from asyncio. Its other tasks would go on
in the middle of the user's code, which relies on it that nothing happens between two
awaits. One thread has room for one running loop; a program has room for more threads.
"""


def run_sync(coro):
    raise NotImplementedError("write the body of run_sync")
