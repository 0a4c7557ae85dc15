"""Kata: speedup_report

How much faster is asyncio? For work that mostly waits, the answer is a table: the same job
once one after the other and once all at the same time, for more and more URLs. Such a
table is worth something only if every number in it was measured.

Write `speedup_report(fetch, urls, counts)`, a coroutine function. `fetch` is a coroutine
function, `counts` a list of whole numbers. For each `count`, in their order, it
  - fetches the first `count` URLs one after the other, with `await fetch(url)`, and
    measures the seconds that this takes,
  - fetches the same URLs again, now all at the same time, and measures that,
  - makes a row of these: (count, sequential seconds, concurrent seconds, speed-up).
    The speed-up is the first time divided by the second, not rounded.
It returns a list of the rows, which are tuples.

Example:

    await speedup_report(fetch, urls, [5, 10])      # each fetch takes 1 second
    # [(5, 5.0, 1.0, 5.0), (10, 10.0, 1.0, 10.0)] after 17 seconds

One measurement begins when the one before has ended; otherwise they would disturb each
other. How long a URL takes differs from URL to URL, and a server may answer only so many
calls at once: then the speed-up stops growing, and your table shows it.
`counts` may be empty (the result is an empty list) and may hold a count twice (it is then
measured twice), and `urls` may hold a URL twice (it is then fetched like any other). No
count is above the number of URLs. If the concurrent run took 0 seconds, as it does for a
count of 0, the speed-up is 1. The tests make no fetch fail.
Any clock that goes on while you wait will do: loop.time(), time.monotonic() and
time.perf_counter() agree in the tests.
Not allowed: time.process_time(). It counts how long the processor worked, and a program
that waits does no work.
"""


async def speedup_report(fetch, urls, counts):
    raise NotImplementedError("write the body of speedup_report")
