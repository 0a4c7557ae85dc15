"""Kata: heartbeat

A machine in a hospital sends a sign of life at a steady pace, and a nurse comes if one
is late. Sending takes time too. If you send, then sleep for the whole interval, and so
on, every round is a little too long, and after an hour you are minutes behind.

Write `heartbeat(beat, interval)`, a coroutine function that
  - calls and awaits `beat()`, a coroutine function without arguments, at once,
  - then again at every tick: 1, 2, 3, ... times `interval` seconds after the start of
    the first call, however long the calls themselves take,
  - never starts a call while another one runs, and never cuts a call short. A slow call
    misses the ticks that pass while it runs. They are gone: nothing is made up for, and
    the next call is at the next tick,
  - goes on for ever, until it is cancelled or a call of `beat` fails,
  - when it is cancelled, stops and ends as cancelled. A call that runs at that moment is
    cancelled as well, and `heartbeat` ends when the cleanup of that call is over,
  - when a call of `beat` raises an exception, ends at once with that same exception.

Example:

    task = asyncio.create_task(heartbeat(beat, 2))
    # calls of 0.5 seconds: they start after 0, 2, 4, 6, ... seconds
    # if the first call takes 5 seconds: they start after 0, 6, 8, 10, ... seconds
    task.cancel()

Any clock will do: loop.time(), time.monotonic() and datetime.now() all agree in the
tests. `interval` is above 0 and may be a fraction. A call that ends exactly at a tick may
start the next one at once or wait for the tick after it: the tests have no such call.
Not allowed: to ask the clock again and again until it is time, because that takes the
processor away from all other tasks.
"""


async def heartbeat(beat, interval):
    raise NotImplementedError("write the body of heartbeat")
