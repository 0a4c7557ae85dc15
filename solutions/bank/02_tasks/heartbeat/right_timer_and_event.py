"""A timer of the loop rings at every tick; what rang during a call is forgotten."""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    tick = asyncio.Event()

    def ring(when):
        nonlocal timer
        tick.set()
        timer = loop.call_at(when + interval, ring, when + interval)

    first = loop.time() + interval
    timer = loop.call_at(first, ring, first)
    try:
        while True:
            await beat()
            tick.clear()
            await tick.wait()
    finally:
        timer.cancel()
