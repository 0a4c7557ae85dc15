"""Kata: entry_point

A shop prints its sales report from a script that knows nothing of asyncio. The code that
builds the report is asynchronous: `build` is a coroutine function. You write the one
function in between, the entry point from ordinary code into asynchronous code.

Write `run_report(build)`, an ordinary function (`def`, not `async def`), that
  - calls `build()`, runs the coroutine on a fresh event loop, and returns its result,
  - lets an exception of `build` through as it is, a RuntimeError too,
  - closes its event loop in every case, with a result or with an exception (a CancelledError
    of `build` is one too, although it is no Exception),
  - can be called again and again, with a fresh event loop each time.

Example, in ordinary code:

    text = run_report(build)        # the report, when it is ready

Where an event loop runs already (in a coroutine, in a notebook), an ordinary function
cannot wait for a coroutine. There `run_report` must
  - raise a RuntimeError whose text has the words "event loop", so that the caller
    understands what is wrong,
  - leave no coroutine behind that was made and never run (Python would give the warning
    "coroutine ... was never awaited"),
  - leave the running loop as it is, and start no task on it.

Not allowed: asyncio.get_event_loop(). In ordinary code it raises an error from Python
3.14 on, and before that it may give you a loop of somebody else's, or a closed one.
"""


def run_report(build):
    raise NotImplementedError("write the body of run_report")
