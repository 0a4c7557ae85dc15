"""A timer sets a future at the tick; fractions keep the plan exact."""

import asyncio
import contextlib
from fractions import Fraction


@contextlib.contextmanager
def alarm(loop, moment):
    future = loop.create_future()
    timer = loop.call_at(moment, future.set_result, moment)
    try:
        yield future
    finally:
        timer.cancel()


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start, step = Fraction(loop.time()), Fraction(interval)
    while True:
        await beat()
        number = (Fraction(loop.time()) - start) // step + 1
        with alarm(loop, float(start + number * step)) as rings:
            await rings
